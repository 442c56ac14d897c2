export const personCardTexts = {
  noEmail: 'This card is for nobody yet. Edit it, and type an e-mail address.',
  nobody: (email: string) => `Nobody in the directory has the e-mail address ${email}.`,
};
