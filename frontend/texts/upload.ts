/** Texts of the control that uploads a file as a setting. */
export const uploadTexts = {
  choose: 'Choose a file',
  replace: 'Replace',
  remove: 'Remove',
  cancel: 'Cancel',
  uploading: (name: string, percent: number) => `Uploading ${name}: ${String(percent)} %`,
  finishing: (name: string) => `Keeping ${name}…`,
  tooLarge: (mebibytes: number) =>
    `This file is larger than ${String(mebibytes)} MiB. Split it, or leave out what is not needed.`,
  empty: 'This file is empty. Choose another.',
  failed: (reason: string) => `The file was not uploaded. ${reason}`,
};
