export function Logo() {
  return <img className="logo" src="/waybill.svg" alt="" width="36" height="36" />;
}
