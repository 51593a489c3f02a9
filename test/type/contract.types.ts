import { expectTypeOf } from 'vitest';
import type { Announce } from '#electron/ipc/broadcast.ts';
import type { AreaHandlers, Handler, Handlers } from '#electron/ipc/handler-types.ts';
import type { Client } from '#renderer/platform/client.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { AppError } from '#shared/errors.ts';
import type { AssetId, ClipId, ProjectId } from '#shared/ids.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/ipc/contract.ts';
import type { EventName, EventPayload } from '#shared/ipc/events.ts';
import type { Result } from '#shared/result.ts';

/** Checked by the compiler, never run: what must not compile, and what must. */

// One handler for every method, and none too many.
expectTypeOf<keyof Handlers>().toEqualTypeOf<MethodName>();
expectTypeOf<Omit<Handlers, 'jobs.cancel'>>().not.toExtend<Handlers>();
expectTypeOf<keyof AreaHandlers<'takes'>>().toEqualTypeOf<'takes.activate' | 'takes.judge'>();

// A handler of one method does not answer another.
expectTypeOf<Handler<'clips.rename'>>().not.toExtend<Handler<'jobs.cancel'>>();

// Ids of different things do not mix, and a plain string is none.
expectTypeOf<ClipId>().not.toExtend<ProjectId>();
expectTypeOf<string>().not.toExtend<AssetId>();
expectTypeOf<MethodInput<'projects.open'>>().toEqualTypeOf<{ projectId: ProjectId }>();

// The client gives back what the contract says, as a value.
declare const client: Client;
expectTypeOf<Client['importFile']>().returns.resolves.toEqualTypeOf<Result<Asset, AppError>>();
expectTypeOf<typeof client.invoke<'assets.get'>>().returns.resolves.toEqualTypeOf<Result<Asset[], AppError>>();
expectTypeOf<typeof client.invoke<'projects.open'>>().parameter(1).not.toExtend<MethodInput<'clips.rename'>>();
expectTypeOf<MethodOutput<'staged.write'>>().toEqualTypeOf<Record<string, never>>();

// An event carries its own payload only.
declare const announce: Announce;
expectTypeOf<typeof announce<'assets.changed'>>().parameter(1).toEqualTypeOf<Asset>();
expectTypeOf<EventPayload<'jobs.changed'>>().not.toExtend<EventPayload<'assets.changed'>>();
expectTypeOf<'providers.forgotten'>().not.toExtend<EventName>();
