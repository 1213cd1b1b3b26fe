import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { LocaleProvider } from './i18n/locale';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('The page has no element with the id root');
}
createRoot(root).render(
  <StrictMode>
    <LocaleProvider>
      <App />
    </LocaleProvider>
  </StrictMode>,
);
