import { useNavigate } from 'react-router';
import type { TargetView } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { paths } from '../../../ui/paths.ts';
import { ReasonedButton } from '../../../ui/reasoned-button.tsx';
import { useStartPush } from '../../../ui/use-start-push.ts';
import { whyNoDryRun, whyNoPush } from './why-not-push.ts';

const texts = targetsTexts.push;

interface PushButtonsProps {
  readonly target: TargetView;
  readonly isProminent?: boolean;
}

/** *Push now* and *Dry run*. */
export function PushButtons({ target, isProminent = false }: PushButtonsProps) {
  const { start, starting } = useStartPush(target);
  const navigate = useNavigate();
  return (
    <>
      <ReasonedButton
        appearance={isProminent && target.enabled ? 'primary' : 'default'}
        isLoading={starting?.type === 'full'}
        whyNot={whyNoPush(target)}
        onClick={() => {
          start({ type: 'full' });
        }}
      >
        {texts.now}
      </ReasonedButton>
      <ReasonedButton
        isLoading={starting?.type === 'dryRun'}
        whyNot={whyNoDryRun(target)}
        onClick={() => {
          start({ type: 'dryRun' }, (push) => void navigate(paths.push(push.id)));
        }}
      >
        {texts.dryRun}
      </ReasonedButton>
    </>
  );
}
