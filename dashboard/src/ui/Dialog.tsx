import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useLocale } from '../i18n/locale';
import { useToastHost } from './toasts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

/** A dialog over the page, shown for as long as it is rendered. The browser keeps the focus in it and Escape closes it. */
export function Dialog({ title, onClose, children, wide = false }: Props) {
  const { t } = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const hostToasts = useToastHost();

  // Closed while it is still in the page: only then the browser gives the focus back to what had it before.
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown !== null && !shown.open) {
      shown.showModal();
      // The browser would take the button that closes it.
      shown.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea)')?.focus();
    }
    hostToasts(shown);
    return () => {
      hostToasts(null);
      shown?.close();
    };
  }, [hostToasts]);

  return (
    <dialog
      ref={dialog}
      className="dialog"
      data-wide={wide}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" aria-label={t('action.close')} onClick={onClose}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
