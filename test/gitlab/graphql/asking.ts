import type { User } from '../world/model';
import type { World } from '../world/world';

/** Who asks, and of which world. */
export interface Asking {
	world: World;
	user: User | null;
	scopes: string[];
}

/** What GitLab says of what is not there, and of what is not allowed. */
export const NO_ACCESS =
	"The resource that you are attempting to access does not exist or you don't have permission to perform this action";
