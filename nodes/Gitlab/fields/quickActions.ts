import type { IDataObject } from 'n8n-workflow';
import type { Item } from '../item';

/**
 * A line that GitLab may take for a quick action, whatever the action's name. Paths and comments in code, as
 * `/usr/bin` and `//`, are none, for a name ends with a blank or with the line.
 */
const COMMAND = /^([^\S\r\n\u2028\u2029]*)(?=\/[^\s/*][^\s/]*(?:\s|$))/gm;

/**
 * A text that runs no quick actions: as GitLab shows it, it is the same. Nothing depends on where in the text a
 * command stands, because servers differ in what they take for code or a quote.
 *
 * @see https://docs.gitlab.com/user/project/quick_actions/
 */
export function escapeQuickActions(text: string): string {
	// GitLab takes carriage returns out before it looks for commands.
	return text.replace(/\r\n?/g, '\n').replace(COMMAND, '$1\\');
}

/** A text as GitLab is to get it: what a model wrote runs quick actions only where the builder allows it. */
export function interpreted(text: string, { tool }: Pick<Item, 'tool'>): string {
	return tool && !tool.runsQuickActions ? escapeQuickActions(text) : text;
}

/** Whether a text would run quick actions that a model may not run. */
export function isRefused(text: string, item: Pick<Item, 'tool'>): boolean {
	const lines = text.replace(/\r\n?/g, '\n');
	return interpreted(lines, item) !== lines;
}

/** All texts in a value of any form as GitLab is to get them. */
export function interpretedWithin<T>(value: T, item: Pick<Item, 'tool'>): T {
	if (typeof value === 'string') return interpreted(value, item) as T;
	if (Array.isArray(value)) return value.map((each: unknown) => interpretedWithin(each, item)) as T;
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value as IDataObject);
	return Object.fromEntries(entries.map(([key, each]) => [key, interpretedWithin(each, item)])) as T;
}
