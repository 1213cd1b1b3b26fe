import type { ReactNode } from 'react';

interface Props {
  /** What opening it does, for those who only hear it. */
  readonly label: string;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** The name of a row. On a small screen, where there is no room for a button beside it, it is the button. */
export function RowTitle({ label, onOpen, children }: Props) {
  return (
    <>
      <span className="cell-main only-wide">{children}</span>
      <button type="button" className="cell-open" aria-label={label} onClick={onOpen}>
        {children}
      </button>
    </>
  );
}
