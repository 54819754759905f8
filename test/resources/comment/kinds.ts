import type { IDataObject } from 'n8n-workflow';
import type { Note } from '../../gitlab';
import { locator } from '../../parameters';
import type { Scene, Sent } from '../../scene';
import { WEBSITE, website } from '../../scene';

const acme = { group: locator('acme') };
export const get = (path: string, query: object = {}): Sent => ['GET', path, query, null];

/** One kind of thing with comments, its seeded note, and how its comments are found. */
export interface Kind {
	place: IDataObject;
	/** What is asked before, to find the comments. */
	before?: Sent[];
	notes: string;
	first: (scene: Scene) => Note;
}

/** All kinds but commits, whose comments are something else. */
export const kinds: Record<string, Kind> = {
	issue: {
		place: { ...website, issue: locator(1) },
		notes: `${WEBSITE}/issues/1/notes`,
		first: (scene) => scene.issue(1).notes[0],
	},
	mergeRequest: {
		place: { ...website, mergeRequest: locator('!1') },
		notes: `${WEBSITE}/merge_requests/1/notes`,
		first: (scene) => scene.mergeRequest(1).notes[0],
	},
	snippet: {
		place: { ...website, snippet: locator(1) },
		notes: `${WEBSITE}/snippets/1/notes`,
		first: ({ seeded }) => seeded.projects.website.snippets[0].notes[0],
	},
	epic: {
		place: { ...acme, epic: locator('&1') },
		before: [get('/groups/acme/epics/1')],
		notes: '/groups/acme/epics/7/notes',
		first: ({ seeded }) => seeded.groups.acme.epics[0].notes[0],
	},
	wikiPage: {
		place: { ...website, wikiPage: locator('Release-checklist') },
		before: [get(`${WEBSITE}/wikis/Release-checklist`)],
		notes: `${WEBSITE}/wiki_pages/1/notes`,
		first: ({ seeded }) => seeded.projects.website.wiki_pages[0].notes[0],
	},
	groupWikiPage: {
		place: { ...acme, wikiPage: locator('On-call') },
		before: [get('/groups/acme/wikis/On-call')],
		notes: '/groups/acme/wiki_pages/2/notes',
		first: ({ seeded }) => seeded.groups.acme.wiki_pages[0].notes[0],
	},
};

/** The parameters of operations on the comments of the seeded thing of a kind. */
export function commentsOn(kind: string): IDataObject {
	return { resource: 'comment', commentOn: kind, ...kinds[kind].place };
}
