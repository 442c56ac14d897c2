import type { Tenant } from '../directory/tenant.ts';
import { GraphError, type GraphAnswer, ok } from '../graph-exchange.ts';

/** What a tenant answers for somebody who has no picture; see the issues named in `PhotoAbsence`. */
export function absentPhoto(tenant: Tenant, userId: string): GraphAnswer {
  const { photoAbsence, photoAbsenceOf } = tenant.faults.state();
  switch (photoAbsenceOf.get(userId) ?? photoAbsence) {
    case 'ImageNotFound':
      throw new GraphError(
        404,
        'ImageNotFound',
        "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.",
      );
    case 'ErrorEntityNotFound':
      throw new GraphError(404, 'ErrorEntityNotFound', 'The requested photo could not be found.');
    case 'empty-body':
      return { status: 404 };
    case 'no-mailbox':
      throw new GraphError(400, 'ErrorNonExistentMailbox', 'The SMTP address has no mailbox associated with it.');
    case 'one-pixel-gif':
      return ok({ '@odata.mediaContentType': 'image/gif', '@odata.mediaEtag': '""', id: '1x1', height: 1, width: 1 });
  }
}
