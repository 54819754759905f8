import type { MergeRequest } from '../../gitlab';
import type { Commit } from '../../gitlab/world/model';
import { reviewedRequest } from '../../gitlab/seeds/review';
import { locator } from '../../parameters';
import type { Scene } from '../../scene';
import { WEBSITE, website } from '../../scene';

/** The merge request of a scene that changes files in every way, as the node is told of it. */
export class Reviewed {
	request!: MergeRequest;
	commit!: Commit;

	constructor(scene: Scene) {
		beforeEach(() => {
			const { users, projects } = scene.seeded;
			const people = { author: users.aiko, reviewers: [users.maria] };
			Object.assign(this, reviewedRequest(scene.gitlab.world, projects.website, people));
		});
	}

	get place() {
		return { ...website, mergeRequest: locator(this.request.iid) };
	}

	get path(): string {
		return `${WEBSITE}/merge_requests/${this.request.iid}`;
	}

	/** The commits that its positions name. */
	get refs() {
		const [{ base, head }] = this.request.versions;
		return { base_sha: base, start_sha: base, head_sha: head };
	}

	/** A changed file, as the stand-in has it. */
	file(path: string) {
		const found = this.commit.diffs.find(({ new_path }) => new_path === path);
		if (!found) throw new Error(`${path} is not changed`);
		return found;
	}
}
