import { animaticPlanSchema, type AnimaticPlan } from '#shared/domain/animatic.ts';

export function encodePlan(plan: AnimaticPlan): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(plan));
}

export function decodePlan(bytes: Uint8Array): AnimaticPlan {
  return animaticPlanSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}
