import type { FieldRefusal } from '../../target.ts';

const field = 'picture';

export const externalAvatars: FieldRefusal = {
  field,
  code: 'external-avatars',
  message:
    'Jira takes pictures from Gravatar or another external service, and ignores what is uploaded. Switch that off under System > User interface > Avatars.',
};

export const unreadable: FieldRefusal = {
  field,
  code: 'picture-unreadable',
  message: 'Roster can no longer read this picture. It is written once there is another.',
};

export const notUsable: FieldRefusal = {
  field,
  code: 'picture-not-usable',
  message: 'Jira could not use the picture. Check its limit for attachments under System > Attachments.',
};

export const notKept: FieldRefusal = {
  field,
  code: 'not-kept',
  message: 'Jira took the picture without complaint, but shows another one.',
};

/** https://support.atlassian.com/jira/kb/creating-cookie-based-authentication-for-rest-api-using-pat-tokens */
export const sessionLost: FieldRefusal = {
  field,
  code: 'session-lost',
  message:
    'Jira forgot the picture between two requests, as it ends the session of a token after each one. Enter user name and password as well (pictures alone use them), or set atlassian.pats.invalidate.session.enabled to false in Jira.',
};
