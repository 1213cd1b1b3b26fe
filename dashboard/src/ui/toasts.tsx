import { X } from 'lucide-react';
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { problemOf } from '../http/problem';
import { useLocale } from '../i18n/locale';

interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'failed';
  readonly text: string;
}

export interface Toasts {
  /** Says that something was done. It goes away by itself. */
  readonly done: (text: string) => void;
  /** Says that something failed. It stays until it is dismissed. */
  readonly failed: (failure: unknown) => void;
}

const DONE_MILLIS = 6_000;
const MOST = 4;

const ToastContext = createContext<Toasts | null>(null);
const HostContext = createContext<(host: HTMLElement | null) => void>(() => undefined);

export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useLocale();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [host, setHost] = useState<HTMLElement | null>(null);
  const dismiss = useCallback((id: number) => setToasts((others) => others.filter((toast) => toast.id !== id)), []);
  const next = useRef(0);
  const shown = useMemo<Toasts>(() => {
    const show = (kind: Toast['kind'], text: string): number => {
      next.current += 1;
      const toast = { id: next.current, kind, text };
      setToasts((others) => [...others, toast].slice(-MOST));
      return toast.id;
    };
    return {
      done: (text) => {
        const id = show('done', text);
        setTimeout(() => dismiss(id), DONE_MILLIS);
      },
      failed: (failure) => {
        const problem = problemOf(failure);
        show('failed', [t(`problem.${problem.kind}`), problem.detail].filter(Boolean).join(' '));
      },
    };
  }, [t, dismiss]);
  const messages = (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className="toast" data-kind={toast.kind}>
          <span>{toast.text}</span>
          <button type="button" className="icon-button" aria-label={t('action.dismiss')} onClick={() => dismiss(toast.id)}>
            <X size={16} aria-hidden="true" />
          </button>
        </div>
      ))}
    </div>
  );
  return (
    <ToastContext value={shown}>
      <HostContext value={setHost}>
        {children}
        {host === null ? messages : createPortal(messages, host)}
      </HostContext>
    </ToastContext>
  );
}

/** Has messages shown in a dialog while there is one: everything beneath it is out of reach. */
export function useToastHost(): (host: HTMLElement | null) => void {
  return useContext(HostContext);
}

export function useToasts(): Toasts {
  const toasts = useContext(ToastContext);
  if (toasts === null) {
    throw new Error('useToasts needs a ToastProvider around it');
  }
  return toasts;
}
