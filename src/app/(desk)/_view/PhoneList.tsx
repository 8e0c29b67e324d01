import { PHONE_KIND_LABELS, type Phone } from '../../../domain/entry'

/** The numbers; one that citizens must not be told says so. */
export function PhoneList({ phones }: { phones: readonly Phone[] }) {
  return (
    <ul className="phones">
      {phones.map((phone) => (
        <li key={`${phone.kind} ${phone.number} ${phone.name}`} className="phone">
          <span className={`phone-kind phone-kind--${phone.kind}`}>{PHONE_KIND_LABELS[phone.kind]}</span>
          <span className="phone-number">{phone.number}</span>
          <span className="phone-name">
            {phone.name}
            {!phone.public && <span className="phone-inside">내부용</span>}
          </span>
          {phone.hours && <span className="phone-hours">{phone.hours}</span>}
        </li>
      ))}
    </ul>
  )
}
