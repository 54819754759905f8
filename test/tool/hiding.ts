import { QUICK_ACTIONS, olderQuickActions, takeQuickActions } from '../gitlab/world/quickActions';

/** Ways in which a command could be brought past who looks for it. */
export const HIDDEN: Record<string, (command: string) => string> = {
	alone: (command) => command,
	'after text': (command) => `Fine by me.\n${command}`,
	'after a blank line': (command) => `Fine.\n\n${command}\n\nThanks`,
	'in upper case': (command) => `Fine.\n\n${command.toUpperCase()}`,
	'with an argument': (command) => `Fine.\n\n${command} ~bug @tom "x"`,
	'with trailing blanks': (command) => `Fine.\n\n${command} \t `,
	'after carriage returns': (command) => `Fine.\r\n\r\n${command}\r\n`,
	'with a carriage return within': (command) =>
		`Fine.\n\n${command[0]}\r${command.slice(1, 3)}\r${command.slice(3)}`,
	'with letters of another script': (command) =>
		`Fine.\n\n${command.replaceAll('s', 'ſ').replaceAll('k', '\u212a')}`,
	'after a list': (command) => `- one\n- two\n\n${command}`,
	'after a table': (command) => `| a |\n| - |\n| b |\n\n${command}`,
	'in a cell of a table': (command) => `| a |\n| - |\n| ${command} |\n${command}`,
	'after code': (command) => `\`\`\`\nx\n\`\`\`\n${command}`,
	'after a fence that ends nothing': (command) => `~~~\nx\n\`\`\`\n~~~\n\n${command}`,
	'between backticks that are not code': (command) => `a \` b\n\n${command}\n\nc`,
	'after a fence of four': (command) => `\`\`\`\`\nx\n\`\`\`\n\`\`\`\`\n${command}`,
	'after a quote': (command) => `>>>\nx\n>>>\n\n${command}`,
	'after a comment of HTML': (command) => `<!-- x -->\n\n${command}`,
	'after HTML': (command) => `<details>\n<summary>x</summary>\n\n${command}\n\n</details>`,
	'after an escape': (command) => `\\${command}\n\n\\\n${command}`,
};

/** Every command of GitLab's list, hidden in one way. */
export function allHidden(way: (command: string) => string): string {
	return QUICK_ACTIONS.map((name) => way(`/${name}`)).join('\n\n');
}

/** The names of the commands that a GitLab, of today or older, would run of a text. */
export function commandsIn(text: string): string[] {
	return [...takeQuickActions(text).actions, ...olderQuickActions(text)].map(({ name }) => name);
}

/** Every text in a value, with the name that it has there. */
export function textsIn(value: unknown, name = ''): Array<[name: string, text: string]> {
	if (typeof value === 'string') return [[name, value]];
	if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, name));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, each]) => textsIn(each, key));
}
