import { useRoute } from 'wouter';
import { ThingPage } from './ThingPage';
import { TrailSearch } from './TrailSearch';
import './audit.css';

export default function AuditPage() {
  const [isThing, thing] = useRoute('/audit/:entityType/:id');
  return isThing ? <ThingPage key={`${thing.entityType} ${thing.id}`} {...thing} /> : <TrailSearch />;
}
