import SuccessIcon from '@atlaskit/icon/core/status-success';
import ErrorIcon from '@atlaskit/icon/core/status-error';
import { useFlags as useAtlaskitFlags } from '@atlaskit/flag/use-flags';
import { token } from '@atlaskit/tokens/token';
import { useMemo, type ReactNode } from 'react';
import { Problem } from '../api/problem.ts';
import { problemTexts } from '../texts/problems.ts';

export interface Flags {
  /** Says that something was done. Goes away by itself. */
  readonly success: (title: string, description?: ReactNode) => void;
  /** Says that something failed where there is no better place to say it. Stays until dismissed. */
  readonly problem: (error: unknown, title?: string) => void;
}

export function useFlags(): Flags {
  const { showFlag } = useAtlaskitFlags();
  return useMemo(
    () => ({
      success: (title, description) => {
        const icon = <SuccessIcon label="" color={token('color.icon.success')} />;
        showFlag({ title, description, icon, isAutoDismiss: true });
      },
      problem: (error, title = problemTexts.title) => {
        const icon = <ErrorIcon label="" color={token('color.icon.danger')} />;
        showFlag({ title, description: error instanceof Problem ? error.detail : problemTexts.unknown, icon });
      },
    }),
    [showFlag],
  );
}
