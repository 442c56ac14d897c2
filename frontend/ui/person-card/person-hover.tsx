import Tooltip from '@atlaskit/tooltip/Tooltip';
import TooltipPrimitive, { type TooltipPrimitiveProps } from '@atlaskit/tooltip/TooltipPrimitive';
import type { ComponentProps, ReactNode } from 'react';
import { PersonCardContent } from './person-card-content.tsx';
import styles from './person-card.module.css';

type TooltipChildren = Extract<ComponentProps<typeof Tooltip>['children'], (...given: never[]) => ReactNode>;

/** What a face or a name is given, so that it opens the card. */
export type HoverTrigger = Parameters<TooltipChildren>[0];

interface PersonHoverProps {
  readonly personId: string;
  readonly children: (trigger: HoverTrigger) => ReactNode;
}

const delayMilliseconds = 400;

/**
 * Opens a card about the person when a name or a face is pointed at or reached with the keyboard. Escape closes it, and so
 * does going on; the focus never moves into it. What it says is on the person's page, too, so no screen reader reads it twice.
 */
export function PersonHover({ personId, children }: PersonHoverProps) {
  return (
    <Tooltip
      component={CardFrame}
      content={() => <PersonCardContent personId={personId} />}
      delay={delayMilliseconds}
      position="bottom-start"
      isScreenReaderAnnouncementDisabled
    >
      {children}
    </Tooltip>
  );
}

function CardFrame({ className = '', ...props }: TooltipPrimitiveProps) {
  return <TooltipPrimitive {...props} className={`${className} ${styles['frame'] ?? ''}`} />;
}
