import Heading from '@atlaskit/heading/heading';
import { useState } from 'react';
import type { Schedule } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { nextTimes } from './schedule-times.ts';
import styles from './fields.module.css';

const texts = connectorsTexts.schedule;

/** The next runs of a schedule as it stands in the form, in its own time zone. */
export function NextTimesList({ schedule }: { readonly schedule: Schedule }) {
  const [from] = useState(() => new Date());
  const next = nextTimes(schedule, from);
  return (
    <section className={styles['next']} aria-live="polite">
      <Heading size="xsmall" as="h3">
        {texts.next(schedule.timeZone)}
      </Heading>
      {next.status === 'times' ? (
        <ol>
          {next.times.map((time) => (
            <li key={time.getTime()}>{formatIn(schedule.timeZone, time)}</li>
          ))}
        </ol>
      ) : (
        <p>{texts[next.status]}</p>
      )}
    </section>
  );
}

function formatIn(timeZone: string, time: Date): string {
  return new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(time);
}
