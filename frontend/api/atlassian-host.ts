/** What Atlassian's all.js gives to a framed page (https://developer.atlassian.com/cloud/jira/platform/about-the-connect-javascript-api/). */
export interface AtlassianHost {
  readonly context: { readonly getToken: (callback: (token: string) => void) => void };
  readonly theme?: { readonly initializeTheming: () => unknown };
  /** Sizes in pixels or percent, such as `100%`. Not for dialogs, which have sizes of their own. */
  readonly resize?: (width: string, height: string) => void;
  readonly dialog?: AtlassianDialogs;
  readonly require?: (modules: readonly ['jira'], use: (jira: JiraHost) => void) => void;
}

/** https://developer.atlassian.com/cloud/jira/platform/jsapi/dialog/ */
interface AtlassianDialogs {
  /** Opens a page of the descriptor over the whole window. */
  readonly create: (options: { readonly key: string; readonly customData: ProfileWanted }) => unknown;
  /** Within such a dialog: what it was opened with. */
  readonly getCustomData: (callback: (customData: unknown) => void) => void;
}

/** What the dialog with a profile is told. */
export interface ProfileWanted {
  readonly personId: string;
}

/** https://developer.atlassian.com/cloud/jira/platform/modules/workflow-post-function/ */
interface JiraHost {
  readonly WorkflowConfiguration: {
    /** Asked before `onSave`: whether what is chosen can be saved. */
    readonly onSaveValidation: (isValid: () => boolean) => void;
    /** The text that Jira keeps in the workflow. */
    readonly onSave: (write: () => string) => void;
  };
}
