import type { Gitlab } from '../index';
import type { Seed } from '../seed';
import type { Things } from './index';

/** A project with topics. */
export function seedForProjects(_gitlab: Gitlab, { projects }: Seed): Things {
	projects.website.topics = ['shop', 'typescript'];
	return {};
}
