import type { SecretBox } from '../../connectors/secret-box.ts';
import type { HashErased } from '../../flow/directory/erased-people-store.ts';

/** Names are told apart by connector and kind: the same hash never says that two connectors had the same person. */
export function createErasedHash(secretBox: Pick<SecretBox, 'fingerprint'>): HashErased {
  return (connectorId, kind, name) => secretBox.fingerprint(name, { owner: connectorId, field: `erased.${kind}` });
}
