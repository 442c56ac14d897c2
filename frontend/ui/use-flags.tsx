import ErrorIcon from '@atlaskit/icon/core/status-error';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import { token } from '@atlaskit/tokens/token';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { Problem } from '../api/problem.ts';
import { problemTexts } from '../texts/problems.ts';

export interface NewFlag {
  readonly title: string;
  readonly description?: ReactNode;
  readonly icon: ReactNode;
  /** By itself, after some seconds. */
  readonly goesAway: boolean;
  readonly actions?: FlagAction[];
}

/** Given by `FlagsProvider`. */
export const FlagsContext = createContext<((flag: NewFlag) => void) | undefined>(undefined);

export interface FlagAction {
  readonly content: string;
  readonly onClick: () => void;
}

export interface Flags {
  /** Says that something was done. Goes away by itself. Flags stand outside of the pages: an action navigates, a link cannot. */
  readonly success: (title: string, description?: ReactNode, action?: FlagAction) => void;
  /** Says that something failed where there is no better place to say it. Stays until dismissed. */
  readonly problem: (error: unknown, title?: string) => void;
}

export function useFlags(): Flags {
  const show = use(FlagsContext);
  if (!show) throw new Error('There is no FlagsProvider.');
  return useMemo(
    () => ({
      success: (title, description, action) => {
        const icon = <SuccessIcon label="" color={token('color.icon.success')} />;
        show({ title, description, icon, goesAway: true, ...(action ? { actions: [action] } : {}) });
      },
      problem: (error, title = problemTexts.title) => {
        const icon = <ErrorIcon label="" color={token('color.icon.danger')} />;
        const description = error instanceof Problem ? error.detail : problemTexts.unknown;
        show({ title, description, icon, goesAway: false });
      },
    }),
    [show],
  );
}
