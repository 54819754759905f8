import type { IDataObject } from 'n8n-workflow';
import { plainLines } from './plainLines';

/** A command in a comment: `/deploy prod "now please"`. */
export interface Command extends IDataObject {
	/** `deploy` */
	name: string;
	/** `prod`, `now please` */
	args: string[];
	/** All that follows the name, as it was typed. */
	text: string;
}

/** The first of the wanted commands in a comment; `/deploy prod` wants this first word as well. */
export function commandIn(comment: string, wanted: readonly string[]): Command | undefined {
	if (!/^[ \t]*\//m.test(comment)) return undefined;
	const asked = wanted.map((text) => parse(text.startsWith('/') ? text : `/${text}`));
	for (const line of plainLines(comment)) {
		const command = parse(line);
		if (command && asked.some((one) => one && isAsked(command, one))) return command;
	}
	return undefined;
}

function parse(line: string): Command | undefined {
	const [start, name] = /^\/([\w-]{1,64})(?!\S)/.exec(line) ?? [];
	if (!start || !name) return undefined;
	const text = line.slice(start.length).trim();
	const words = [...text.matchAll(/"([^"]*)"|(\S+)/g)];
	return { name, args: words.map(([, quoted, word]) => quoted ?? word), text };
}

function isAsked({ name, args }: Command, asked: Command): boolean {
	return (
		asked.name.toLowerCase() === name.toLowerCase() && asked.args.every((word, index) => word === args[index])
	);
}
