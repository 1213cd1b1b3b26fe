import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { Boxes, Gauge, History, Package, ScrollText, Truck, Users, Wrench, type LucideIcon } from 'lucide-react';
import type { Permission } from '#api';
import type { CommonText } from './i18n/common';

export interface Page {
  /** The first part of its addresses, which Waybill answers with the dashboard; see `DashboardPages` in the api. */
  readonly path: string;
  readonly title: CommonText;
  readonly icon: LucideIcon;
  /** What one must be permitted to do for the page to be of any use. */
  readonly permission: Permission;
  readonly Component: LazyExoticComponent<ComponentType>;
}

/** Every page, in the order of the navigation. Each is fetched when it is first opened. */
export const PAGES: readonly Page[] = [
  {
    path: '/overview',
    title: 'nav.overview',
    icon: Gauge,
    permission: 'reports:read',
    Component: lazy(() => import('./overview/OverviewPage')),
  },
  {
    path: '/products',
    title: 'nav.products',
    icon: Package,
    permission: 'products:read',
    Component: lazy(() => import('./products/ProductsPage')),
  },
  {
    path: '/stock',
    title: 'nav.stock',
    icon: Boxes,
    permission: 'stock:read',
    Component: lazy(() => import('./stock/StockPage')),
  },
  {
    path: '/shipments',
    title: 'nav.shipments',
    icon: Truck,
    permission: 'shipments:read',
    Component: lazy(() => import('./shipments/ShipmentsPage')),
  },
  {
    path: '/reports',
    title: 'nav.reports',
    icon: ScrollText,
    permission: 'reports:read',
    Component: lazy(() => import('./reports/ReportsPage')),
  },
  {
    path: '/audit',
    title: 'nav.audit',
    icon: History,
    permission: 'audit:read',
    Component: lazy(() => import('./audit/AuditPage')),
  },
  {
    path: '/operations',
    title: 'nav.operations',
    icon: Wrench,
    permission: 'operations:write',
    Component: lazy(() => import('./operations/OperationsPage')),
  },
  {
    path: '/users',
    title: 'nav.users',
    icon: Users,
    permission: 'users:read',
    Component: lazy(() => import('./users/UsersPage')),
  },
];
