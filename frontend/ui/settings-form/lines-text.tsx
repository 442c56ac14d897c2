import TextArea from '@atlaskit/textarea/text-area';
import { useState } from 'react';
import type { FieldControl } from '../forms/form-field.tsx';
import { linesOf } from './lines-of.ts';

interface LinesTextProps extends FieldControl {
  readonly placeholder?: string;
  readonly value: readonly string[];
  readonly onChange: (lines: string[]) => void;
}

/** A list of texts, one per line. Blank lines can be typed, but are no items. */
export function LinesText({ value, onChange, ...control }: LinesTextProps) {
  const [typed, setTyped] = useState(value.join('\n'));
  const isCurrent = linesOf(typed).join('\n') === value.join('\n');
  return (
    <TextArea
      {...control}
      value={isCurrent ? typed : value.join('\n')}
      minimumRows={2}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(linesOf(event.currentTarget.value));
      }}
    />
  );
}
