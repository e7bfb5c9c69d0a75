import { v7 as newId } from 'uuid'
import type { ProductInput, SellerInput, StepInput } from './contract.ts'

/** A cooperative that was spoken to; a household business where a household is said. Say at least whose team it is. */
export function aSeller(said: Partial<SellerInput> & { readonly teamId: string }): SellerInput {
  return {
    sellerId: newId(),
    kind: said.householdId ? 'household_business' : 'cooperative',
    householdId: null,
    name: `Hợp tác xã ${newId().slice(-6)} (mẫu)`,
    contact: '',
    phone: null,
    approachedOn: '2025-10-02',
    note: '(mẫu)',
    ...said,
  }
}

export function aProduct(said: Partial<ProductInput> & { readonly sellerId: string }): ProductInput {
  return { productId: newId(), name: `Vải thiều ${newId().slice(-6)} (mẫu)`, note: '', ...said }
}

export function aStep(
  said: Partial<StepInput> & { readonly sellerId: string; readonly marketplaceId: string },
): StepInput {
  return { stepId: newId(), kind: 'shop_opened', on: '2025-10-10', note: '(mẫu)', link: '', ...said }
}
