import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { LocaleProvider } from './i18n/locale';
import { applyRememberedTheme } from './theme/theme';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';
import './styles/ui.css';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('The page has no element with the id root');
}
applyRememberedTheme();
createRoot(root).render(
  <StrictMode>
    <LocaleProvider>
      <App />
    </LocaleProvider>
  </StrictMode>,
);
