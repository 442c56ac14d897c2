import AutoDismissFlag from '@atlaskit/flag/auto-dismiss-flag';
import Flag from '@atlaskit/flag/flag';
import { FlagGroup } from '@atlaskit/flag/flag-group';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { FlagsContext, type NewFlag } from './use-flags.tsx';

interface ShownFlag extends NewFlag {
  readonly id: number;
}

/**
 * Shows the flags of all pages. Rendered in place: the design system's own provider uses a portal, which keeps the
 * theme that it was opened in when the theme changes.
 */
export function FlagsProvider({ children }: { readonly children: ReactNode }) {
  const [flags, setFlags] = useState<readonly ShownFlag[]>([]);
  const lastId = useRef(0);
  const show = useCallback((flag: NewFlag) => {
    lastId.current += 1;
    const shown = { ...flag, id: lastId.current };
    setFlags((before) => [shown, ...before]);
  }, []);
  const dismiss = (id: number | string) => {
    setFlags((before) => before.filter((flag) => flag.id !== id));
  };
  return (
    <FlagsContext value={show}>
      {children}
      <FlagGroup shouldRenderToParent onDismissed={dismiss}>
        {flags.map(({ goesAway, actions = [], ...flag }) => {
          const closing = actions.map(({ content, onClick }) => ({
            content,
            onClick: () => {
              dismiss(flag.id);
              onClick();
            },
          }));
          const Shown = goesAway ? AutoDismissFlag : Flag;
          return <Shown key={flag.id} {...flag} actions={closing} />;
        })}
      </FlagGroup>
    </FlagsContext>
  );
}
