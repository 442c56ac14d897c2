import { ConnectorError, type ConnectorFailure } from '../../../errors/connector-error.ts';

type FileSetting =
  | ('file' | 'path' | 'pictures' | 'scope.filter' | 'scope.groups')
  | ('idColumn' | 'managerColumn' | 'managerKey' | 'activeColumn' | 'pictureColumn');

/** The file is there, and not as a run needs it. */
export function unusableFile(setting: FileSetting, message: string): ConnectorError {
  return new ConnectorError({ reason: 'unexpected-answer', message, setting });
}

/** Roster may not read what the setting names. */
export function forbiddenFile(message: string): ConnectorError {
  return new ConnectorError({ reason: 'permission-missing', message, setting: 'path' });
}

/** It may be there again in a while: whoever writes it takes it away first. */
export function missingFile(message: string): ConnectorError {
  return new ConnectorError({ reason: 'unavailable', message, setting: 'path' });
}

/** The place in the file, or the bookmark, belongs to another content. */
export function otherContent(): ConnectorError {
  return new ConnectorError({
    reason: 'cursor-expired',
    message: 'The file has changed since it was last read. It is read again from its beginning.',
  });
}

const reasons: Readonly<Record<string, ConnectorFailure>> = {
  ENOENT: {
    reason: 'unavailable',
    message: 'The watched file is not there. Check its name, or wait until it is written.',
  },
  EACCES: {
    reason: 'permission-missing',
    message: 'Roster’s process may not read the watched file. Grant it read access to the file and its folders.',
  },
};

/** What the operating system says of the watched file. */
export function watchedFileFailure(error: unknown): ConnectorError {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const known =
    typeof code === 'string' ? reasons[code === 'EPERM' ? 'EACCES' : code === 'ENOTDIR' ? 'ENOENT' : code] : undefined;
  const failure = known ?? {
    reason: 'unavailable',
    message: `The watched file cannot be read (${typeof code === 'string' ? code : 'an unknown reason'}).`,
  };
  return new ConnectorError({ ...failure, setting: 'path' }, { cause: error });
}
