export * from './at';
export * from './either';
export * from './group';
export * from './groupId';
export * from './locatorIn';
export * from './pagePlace';
export * from './project';
export * from './projectId';
