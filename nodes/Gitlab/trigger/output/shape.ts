import type { IDataObject } from 'n8n-workflow';
import { read, readText, readTexts } from './read';

/** Where a value of the output comes from: a way into the body (see `read`), or more than a way. */
export type Source = string | ((body: IDataObject) => unknown);

/** An object of the output, by the names of its values. */
export type Shape = Readonly<Record<string, Source>>;

/** Makes an object of a shape; what the body does not tell is null, so that the output is always alike. */
export function fill(shape: Shape, body: IDataObject): IDataObject {
	const value = (source: Source) => (typeof source === 'string' ? read(body, source) : source(body));
	return Object.fromEntries(
		Object.entries(shape).map(([name, source]) => [name, value(source)]),
	) as IDataObject;
}

/** The texts at a place, as a list: labels by their titles, people by their usernames. */
export function list(ways: string): Source {
	return (body) => readTexts(body, ways);
}

/** A list of objects of a shape. */
export function rows(ways: string, shape: Shape): Source {
	return (body) => {
		const found = read(body, ways);
		return Array.isArray(found) ? found.map((row: IDataObject) => fill(shape, row)) : [];
	};
}

/** A text with values of the body in braces; null where one of them is missing. */
export function template(text: string): Source {
	const ways = [...text.matchAll(/\{([^{}]+)\}/g)].map(([, way]) => way);
	return (body) => {
		if (ways.some((way) => !readText(body, way))) return null;
		return text.replace(/\{([^{}]+)\}/g, (_, way: string) => readText(body, way));
	};
}

/** The first source that has something. */
export function firstOf(...sources: Source[]): Source {
	return (body) => {
		const found = sources.map((source) => fill({ source }, body).source);
		return found.find((value) => value !== null) ?? null;
	};
}

/** The name of a branch or tag, without what tells branches from tags. */
export function refName(ways: string): Source {
	return (body) => readText(body, ways).replace(/^refs\/(?:heads|tags)\//, '') || null;
}

/** The first line of a text: what GitLab shows of a commit's message where it is short. */
export function firstLine(ways: string): Source {
	return (body) => readText(body, ways).split('\n', 1)[0] || null;
}
