import type { Base, Things } from '../base';
import type { Gitlab } from '../index';

/** A project with topics. */
export function seedForProjects(_gitlab: Gitlab, { projects }: Base): Things {
	projects.website.topics = ['shop', 'typescript'];
	return {};
}
