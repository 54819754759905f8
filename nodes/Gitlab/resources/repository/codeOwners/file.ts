import { isMeant } from './pattern';

/** Who owns a path by one section of a CODEOWNERS file. */
export interface Ownership {
	/** The section's name; empty for what stands before the first one. */
	section: string;
	/** The line's pattern that decided. */
	pattern: string;
	/** As written: `@user`, `@group/subgroup`, `@@maintainer`, an email address. */
	owners: string[];
}

interface Section {
	name: string;
	owners: string[];
	rules: Array<{ pattern: string; owners: string[] }>;
}

/** `[Name]`, `^[Optional]`, `[Approvals][2]`, each with the owners of its lines that name none. */
const HEADING = /^\^?\[([^\]]+)\](?:\[\d+\])?(?:\s|$)/;

/** A path in which spaces are escaped. */
const PATTERN = /^(?:\\.|[^\s\\])+/;

/**
 * Who owns a path: by each section, the last line that means it.
 *
 * @see https://docs.gitlab.com/user/project/codeowners/reference/
 */
export function ownershipsOf(path: string, codeowners: string): Ownership[] {
	return sectionsOf(codeowners).flatMap(({ name: section, rules }) => {
		const meant = rules.filter(({ pattern }) => isMeant(pattern.replace(/^!/, ''), path));
		// What a section excludes once, it does not include again.
		if (meant.some(({ pattern }) => pattern.startsWith('!'))) return [];
		const last = meant.at(-1);
		return last ? [{ section, ...last }] : [];
	});
}

function sectionsOf(codeowners: string): Section[] {
	let section: Section = { name: '', owners: [], rules: [] };
	const sections = new Map([['', section]]);
	for (const line of codeowners.split(/\r?\n/).map((one) => one.trim())) {
		if (!line || line.startsWith('#')) continue;
		const [heading, name] = HEADING.exec(line) ?? [];
		if (heading !== undefined) {
			const key = name.trim().toLowerCase();
			section = sections.get(key) ?? { name: name.trim(), owners: [], rules: [] };
			sections.set(key, section);
			const owners = ownersIn(line.slice(heading.length));
			if (owners.length) section.owners = owners;
			continue;
		}
		const [pattern = line] = PATTERN.exec(line) ?? [];
		const owners = ownersIn(line.slice(pattern.length));
		section.rules.push({ pattern, owners: owners.length ? owners : section.owners });
	}
	return [...sections.values()];
}

/** Words that are no owners are passed over, as GitLab does. */
export function ownersIn(words: string): string[] {
	return words.split(/[\s,]+/).filter((word) => /^(?:@{1,2}[\w.-]|[^@]+@[^@]+$)/.test(word));
}
