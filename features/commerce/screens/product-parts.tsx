import type { ComponentChildren } from 'preact'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { PhotoForm, Photograph } from '../../../platform/kit/photo.tsx'
import { addProduct, attachPhoto, correctProduct, dropProduct, removePhoto } from '../contract.ts'
import type { SellerNames } from '../reads/names.ts'
import type { ToldStep } from '../reads/seller.ts'
import type { Product, Seller } from '../reads.ts'
import { words } from '../words.ts'

/** What a door lends: the field for a photograph, as every record of the product has it. */
export type PhotoFieldOf = (of: string) => ComponentChildren

export type SellerPage = {
  seller: Seller
  steps: readonly ToldStep[]
  products: readonly Product[]
  names: SellerNames
  /** This page's own address, where its forms come back to. */
  back: string
  today: string
  mayWrite: boolean
  photoField: PhotoFieldOf
}

export function Picture({ recordId, photoId, what }: { recordId: string; photoId: string | null; what: string }) {
  const lang = useLang()
  if (photoId === null) return null
  return <Photograph recordId={recordId} fileId={photoId} alt={words.say(lang, 'photo_of', { what })} />
}

type PhotoChangeProps = { recordId: string; photoId: string | null; back: string; photoField: PhotoFieldOf }

/** Adds, replaces or takes away a photograph; the phone's script makes a new one small and sends it when it can. */
export function PhotoChange({ recordId, photoId, back, photoField }: PhotoChangeProps) {
  const lang = useLang()
  return (
    <>
      <details class="confirm">
        <summary class="button button-secondary">
          <span>{words.say(lang, 'photo_add')}</span>
        </summary>
        <div class="confirm-box">
          <PhotoForm recordId={recordId} as={attachPhoto.type} back={back} save={words.say(lang, 'photo_save')}>
            {photoField(recordId)}
          </PhotoForm>
        </div>
      </details>
      {photoId !== null && (
        <Confirm
          label={words.say(lang, 'photo_remove')}
          kind="quiet"
          question={words.say(lang, 'photo_remove_question')}
        >
          <CommandForm order={removePhoto} fixed={{ recordId }} next={back}>
            <Button kind="danger">{words.say(lang, 'photo_remove')}</Button>
          </CommandForm>
        </Confirm>
      )}
    </>
  )
}

export function Products(props: SellerPage & { add?: ComponentChildren }) {
  const { products, seller, mayWrite, back, add } = props
  const lang = useLang()
  const writes = mayWrite && seller.standing === 'active'
  return (
    <Card title={words.say(lang, 'products')}>
      {products.length === 0 && (
        <p>
          <b>{words.say(lang, 'no_product')}.</b> {words.say(lang, 'no_product_text')}
        </p>
      )}
      {products.map((product) => (
        <section key={product.productId} class="card card-plain stack">
          <h3 class="card-title">{product.name}</h3>
          {product.note !== '' && <p>{product.note}</p>}
          <Picture recordId={product.productId} photoId={product.photoId} what={product.name} />
          {writes && <ProductChange {...props} product={product} />}
        </section>
      ))}
      {writes &&
        (add ?? (
          <CommandForm
            order={addProduct}
            fixed={{ sellerId: seller.sellerId }}
            born={['productId']}
            next={back}
            file
            class="stack"
          >
            <ProductFields />
            <Button>{words.say(lang, 'add_product')}</Button>
          </CommandForm>
        ))}
    </Card>
  )
}

export function ProductFields({ of = 'new', known }: { of?: string; known?: { name: string; note: string } }) {
  const lang = useLang()
  return (
    <>
      <TextField
        id={`f-product-${of}`}
        name="name"
        label={words.say(lang, 'product')}
        hint={words.say(lang, 'product_hint')}
        value={known?.name ?? ''}
        maxLength={120}
        autoComplete="off"
        required
      />
      <TextField
        id={`f-product-note-${of}`}
        name="note"
        label={words.say(lang, 'note')}
        value={known?.note ?? ''}
        maxLength={500}
        autoComplete="off"
        optional
      />
    </>
  )
}

function ProductChange({ product, back, photoField }: SellerPage & { product: Product }) {
  const lang = useLang()
  const { productId, photoId } = product
  return (
    <details class="confirm">
      <summary class="button button-quiet">
        <span>
          {words.say(lang, 'correct')}
          <span class="only-spoken"> {product.name}</span>
        </span>
      </summary>
      <div class="confirm-box stack">
        <CommandForm order={correctProduct} fixed={{ productId }} next={back} class="stack">
          <ProductFields of={productId} known={product} />
          <Button>{words.say(lang, 'save')}</Button>
        </CommandForm>
        <PhotoChange recordId={productId} photoId={photoId} back={back} photoField={photoField} />
        <Confirm
          label={words.say(lang, 'drop_product')}
          kind="quiet"
          question={words.say(lang, 'drop_product_question')}
        >
          <CommandForm order={dropProduct} fixed={{ productId }} next={back}>
            <Button kind="danger">{words.say(lang, 'drop_product')}</Button>
          </CommandForm>
        </Confirm>
      </div>
    </details>
  )
}
