import { defineTexts } from '../i18n/texts';

/** The kinds of things that events tell of; the last ones see to it that something is there only once. */
export const kindTexts = defineTexts({
  en: {
    Product: 'Product',
    StockItem: 'Stock item',
    Shipment: 'Shipment',
    StockTransfer: 'Transfer',
    User: 'User',
    CategoryTree: 'Categories',
    Shelves: 'Shelves of a product',
    SkuClaim: 'SKU',
    EmailClaim: 'Email address',
    UsernameClaim: 'Username',
    TrackingNumberClaim: 'Tracking number',
  },
  th: {
    Product: 'สินค้า',
    StockItem: 'รายการสต็อก',
    Shipment: 'การจัดส่ง',
    StockTransfer: 'การโอนย้าย',
    User: 'ผู้ใช้',
    CategoryTree: 'หมวดหมู่',
    Shelves: 'ชั้นวางของสินค้า',
    SkuClaim: 'SKU',
    EmailClaim: 'อีเมล',
    UsernameClaim: 'ชื่อผู้ใช้',
    TrackingNumberClaim: 'เลขพัสดุ',
  },
});
