import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ChartPerson } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { Face } from '../../../ui/face.tsx';
import { paths } from '../../../ui/paths.ts';
import { PersonHover } from '../../../ui/person-card/person-hover.tsx';
import { ChartIndent } from './chart-indent.tsx';
import { useChart } from './chart-state.ts';
import styles from './org-chart.module.css';
import { useTabStop } from './use-tab-stop.ts';

const texts = peopleTexts.chart;

interface ChartRowProps {
  readonly person: ChartPerson;
  /** Counts from 1. */
  readonly level: number;
  /** Who stands above, the manager last. */
  readonly above: readonly ChartPerson[];
  /** `undefined`: there is nothing to open. */
  readonly isOpen: boolean | undefined;
  /** Stands above already. */
  readonly isCircle: boolean;
  readonly isFirst: boolean;
  readonly place?: { readonly position: number; readonly size: number };
}

export function ChartRow({ person, level, above, isOpen, isCircle, isFirst, place }: ChartRowProps) {
  const chart = useChart();
  const isLookedAt = chart.focusId === person.id && !isCircle;
  const row = [...above, person].map(({ id }) => id).join('/');
  const isTabStop = useTabStop(row, isFirst);
  const lookAt = () => {
    if (!isCircle) chart.lookAt(person, above);
  };
  const element = useScrollTo(isLookedAt);
  const onKeyDown = useRowKeys({ person, isOpen, lookAt });
  return (
    <PersonHover personId={person.id}>
      {({ ref, onMouseOver, onMouseOut, onFocus, onBlur }) => (
        <div
          ref={element}
          role="treeitem"
          aria-level={level}
          aria-label={labelOf(person)}
          aria-selected={isLookedAt}
          aria-expanded={isOpen}
          aria-posinset={place?.position}
          aria-setsize={place?.size}
          tabIndex={isTabStop ? 0 : -1}
          className={styles['row']}
          onFocus={(event) => {
            chart.setCurrent(row);
            onFocus(event);
          }}
          onBlur={onBlur}
          onClick={() => {
            lookAt();
          }}
          onKeyDown={onKeyDown}
        >
          <ChartIndent level={level} />
          <Toggle person={person} isOpen={isOpen} />
          <div className={styles['person']}>
            <span ref={ref} className={styles['who']} onMouseOver={onMouseOver} onMouseOut={onMouseOut}>
              <Face name={person.displayName} picture={person.picture} size={40} />
              <PersonName person={person} />
            </span>
            <span className={styles['words']}>
              {[person.jobTitle, person.department].filter((text) => text !== null).join(' · ')}
            </span>
            {isCircle && <span className={styles['circle']}>{texts.shownAbove}</span>}
            {person.reports > 0 && <span className={styles['count']}>{texts.reports(person.reports)}</span>}
          </div>
        </div>
      )}
    </PersonHover>
  );
}

function labelOf({ displayName, jobTitle, department, reports }: ChartPerson): string {
  return [displayName, jobTitle, department, reports > 0 ? texts.reports(reports) : null]
    .filter((text) => text !== null)
    .join(', ');
}

function PersonName({ person }: { readonly person: ChartPerson }) {
  return (
    <Link
      to={paths.person(person.id)}
      className={styles['name']}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
      }}
    >
      {person.displayName}
    </Link>
  );
}

interface ToggleProps {
  readonly person: ChartPerson;
  readonly isOpen: boolean | undefined;
}

/** For the mouse; the keyboard opens the row itself. */
function Toggle({ person, isOpen }: ToggleProps) {
  const { setOpening } = useChart();
  if (isOpen === undefined) return <span className={styles['toggle']} />;
  const Icon = isOpen ? ChevronDownIcon : ChevronRightIcon;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['toggle']}
      aria-label={isOpen ? texts.closeReports(person.displayName) : texts.openReports(person.displayName)}
      onClick={(event) => {
        event.stopPropagation();
        setOpening(person.id, isOpen ? 'closed' : 'all');
      }}
    >
      <Icon label="" />
    </button>
  );
}

/** Brings whom the address names into sight when the chart opens. */
function useScrollTo(isLookedAt: boolean) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isLookedAt) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isLookedAt]);
  return element;
}

interface RowKeys {
  readonly person: ChartPerson;
  readonly isOpen: boolean | undefined;
  readonly lookAt: () => void;
}

function useRowKeys({ person: { id }, isOpen, lookAt }: RowKeys) {
  const { setOpening } = useChart();
  const navigate = useNavigate();
  const actionFor = (key: string): (() => void) | undefined => {
    if (key === 'ArrowRight' && isOpen === false)
      return () => {
        setOpening(id, 'all');
      };
    if (key === 'ArrowLeft' && isOpen === true)
      return () => {
        setOpening(id, 'closed');
      };
    if (key === ' ') return lookAt;
    if (key === 'Enter') return () => void navigate(paths.person(id));
    return undefined;
  };
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    const act = actionFor(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  };
}
