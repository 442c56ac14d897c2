/** How exports call the columns that mean something to Roster, likeliest first; compared without case, blanks and marks. */
export const knownNames = {
  id: [
    ...[
      'employeeId',
      'employeeNumber',
      'employeeNo',
      'personnelNumber',
      'personnelNo',
      'personId',
      'workerId',
      'staffId',
    ],
    ...['userId', 'uid', 'guid', 'id', 'externalId', 'Personalnummer', 'Mitarbeiternummer', 'Anställningsnummer'],
    ...['Matricule', 'username', 'login', 'samAccountName', 'userPrincipalName', 'upn'],
    ...[
      'email',
      'emailAddress',
      'mail',
      'workEmail',
      'primaryEmail',
      'primaryWorkEmail',
      'businessEmail',
      'E-Mail-Adresse',
      'E-post',
    ],
  ],
  email: [
    ...['email', 'emailAddress', 'mail', 'workEmail', 'primaryEmail', 'primaryWorkEmail', 'businessEmail'],
    ...['E-Mail-Adresse', 'E-post', 'userPrincipalName', 'upn'],
  ],
  manager: [
    ...['managerId', 'managerEmployeeId', 'managerEmail', 'managerMail', 'manager', 'lineManager', 'supervisor'],
    ...['supervisorId', 'supervisorEmail', 'reportsTo', 'Vorgesetzter', 'Chef'],
  ],
  picture: [
    ...['photo', 'photoUrl', 'picture', 'pictureUrl', 'image', 'imageUrl', 'avatar', 'avatarUrl', 'thumbnailPhoto'],
    ...['Foto', 'Bild'],
  ],
} as const;

/** For comparing names: `E-Mail`, `e mail` and `Email` are one. */
export function comparable(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
