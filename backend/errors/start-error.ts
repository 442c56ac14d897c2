/** Roster cannot start. The message is all that its operator sees: what is wrong and what to do. */
export class StartError extends Error {}
