import type { IDataObject } from 'n8n-workflow';

/** A command in a comment: `/deploy prod "now please"`. */
export interface Command extends IDataObject {
	/** `deploy` */
	name: string;
	/** `prod`, `now please` */
	args: string[];
	/** All that follows the name, as it was typed. */
	text: string;
}

/** Lines of a comment that are looked at: GitLab takes comments of a million characters. */
const MOST_LINES = 1_000;

/** The first of the wanted commands in a comment; `/deploy prod` wants this first word as well. */
export function commandIn(comment: string, wanted: readonly string[]): Command | undefined {
	for (const line of prose(comment)) {
		const command = parse(line);
		if (command && wanted.some((text) => isAsked(command, text))) return command;
	}
	return undefined;
}

/** The lines that are not code: a command in an example is not meant. */
function prose(comment: string): string[] {
	let isCode = false;
	return comment
		.split(/\r?\n/, MOST_LINES)
		.map((line) => line.trim())
		.filter((line) => {
			const isFence = line.startsWith('```') || line.startsWith('~~~');
			if (isFence) isCode = !isCode;
			return !isFence && !isCode;
		});
}

function parse(line: string): Command | undefined {
	const [, name, text] = /^\/([\w-]{1,64})(?:\s+(.*))?$/.exec(line) ?? [];
	if (!name) return undefined;
	const words = [...(text ?? '').matchAll(/"([^"]*)"|(\S+)/g)];
	return { name, args: words.map(([, quoted, word]) => quoted ?? word), text: text ?? '' };
}

function isAsked({ name, args }: Command, wanted: string): boolean {
	const asked = parse(wanted.startsWith('/') ? wanted : `/${wanted}`);
	return (
		asked?.name.toLowerCase() === name.toLowerCase() &&
		asked.args.every((word, index) => word === args[index])
	);
}
