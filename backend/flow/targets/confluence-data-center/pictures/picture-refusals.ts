import type { FieldRefusal } from '../../target.ts';

const field = 'picture';

export const unreadable: FieldRefusal = {
  field,
  code: 'picture-unreadable',
  message: 'Roster can no longer read this picture. It is written once there is another.',
};

export const noResource: FieldRefusal = {
  field,
  code: 'no-picture-resource',
  message:
    'This Confluence has no REST resource for pictures (it was never documented). Have pictures go through the companion.',
};

export const notUsable: FieldRefusal = {
  field,
  code: 'picture-not-usable',
  message: 'Confluence could not use the picture. Check its limit for attachments under Attachment settings.',
};

export const notKept: FieldRefusal = {
  field,
  code: 'not-kept',
  message: 'Confluence took the picture without complaint, but shows the default.',
};
