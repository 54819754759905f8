import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { GitlabDevopsApi } from '../../credentials/GitlabDevopsApi.credentials';
import { GitlabDevopsOAuth2Api } from '../../credentials/GitlabDevopsOAuth2Api.credentials';
import { Gitlab } from '../../nodes/Gitlab/Gitlab.node';
import { GitlabPollingTrigger } from '../../nodes/Gitlab/GitlabPollingTrigger.node';
import { GitlabTrigger } from '../../nodes/Gitlab/GitlabTrigger.node';

/** A regular expression of the package, and where it stands. */
export interface Pattern {
	where: string;
	source: string;
	flags: string;
}

const ROOT = join(__dirname, '..', '..');

/** Every regular expression that the package can run: its code's, and those that n8n runs for it. */
export function allPatterns(): Pattern[] {
	const found = [...inCode(), ...inDescriptions()];
	const unique = new Map(found.map((pattern) => [`${pattern.source}/${pattern.flags}`, pattern]));
	return [...unique.values()];
}

/** Files that build regular expressions from text, which only the descriptions may hold then. */
export function buildersOfPatterns(): string[] {
	const names = files().filter((file) => {
		let builds = false;
		visit(parse(file, readFileSync(file, 'utf8')), (node) => {
			const isBuilt = (ts.isNewExpression(node) || ts.isCallExpression(node)) && named(node) === 'RegExp';
			builds ||= isBuilt;
		});
		return builds;
	});
	return names.map(relative);
}

function inCode(): Pattern[] {
	return files().flatMap((file) => literalsIn(readFileSync(file, 'utf8'), relative(file)));
}

/** The literals in a piece of code: a file's, or an expression's of n8n. */
function literalsIn(code: string, where: string): Pattern[] {
	const found: Pattern[] = [];
	visit(parse(where, code), (node) => {
		if (!ts.isRegularExpressionLiteral(node)) return;
		const end = node.text.lastIndexOf('/');
		found.push({ where, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
	});
	return found;
}

function inDescriptions(): Pattern[] {
	const classes = [new Gitlab(), new GitlabTrigger(), new GitlabPollingTrigger()].map(
		({ description }) => description,
	);
	const credentials = [new GitlabDevopsApi(), new GitlabDevopsOAuth2Api()];
	return [...classes, ...credentials].flatMap((thing) => {
		const found: Pattern[] = [];
		collect(thing, `description of ${thing.name}`, found);
		return found;
	});
}

function collect(value: unknown, where: string, found: Pattern[]): void {
	if (typeof value === 'string' && value.startsWith('=')) {
		const expressions = value.match(/\{\{[\s\S]*?\}\}/g) ?? [];
		found.push(...expressions.flatMap((one) => literalsIn(one.slice(2, -2), where)));
	}
	if (typeof value !== 'object' || value === null) return;
	const { regex } = value as { regex?: unknown };
	// n8n's editor and engine put these around what validates.
	if (typeof regex === 'string')
		for (const text of [regex, `^${regex}$`])
			found.push({ where, source: new RegExp(text).source, flags: '' });
	for (const [key, one] of Object.entries(value)) collect(one, `${where}.${key}`, found);
}

function files(folder = ''): string[] {
	if (!folder) return ['nodes', 'credentials'].flatMap((name) => files(join(ROOT, name)));
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return files(path);
		return entry.name.endsWith('.ts') ? [path] : [];
	});
}

function relative(file: string): string {
	return file.slice(ROOT.length + 1);
}

function parse(name: string, code: string): ts.SourceFile {
	return ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

function named({ expression }: ts.NewExpression | ts.CallExpression): string {
	return expression.getText();
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
	look(node);
	ts.forEachChild(node, (child) => visit(child, look));
}
