import { useEffect, useRef } from 'react';
import type { PostFunctionConfiguration } from '#contract/atlassian.ts';

interface WorkflowConfigurationOptions {
  /** Undefined: what is chosen cannot be saved. */
  readonly configuration: PostFunctionConfiguration | undefined;
  /** Jira's own button was pressed, and what is chosen cannot be saved. */
  readonly onRefused: () => void;
}

/** Gives Jira the settings when its own button saves the workflow's page around the frame. */
export function useWorkflowConfiguration({ configuration, onRefused }: WorkflowConfigurationOptions): void {
  const latest = useRef({ configuration, onRefused });
  useEffect(() => {
    latest.current = { configuration, onRefused };
  });
  useEffect(() => {
    window.AP?.require?.(['jira'], ({ WorkflowConfiguration }) => {
      WorkflowConfiguration.onSaveValidation(() => {
        const isValid = latest.current.configuration !== undefined;
        if (!isValid) latest.current.onRefused();
        return isValid;
      });
      WorkflowConfiguration.onSave(() => JSON.stringify(latest.current.configuration));
    });
  }, []);
}
