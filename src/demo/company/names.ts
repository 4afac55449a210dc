import { type SeededRandom } from './seeded-random.js';

/** First and family names common in each country; the people put together from them are made up. */
const NAMES: Readonly<
  Record<string, { readonly first: readonly string[]; readonly family: readonly string[] }>
> = {
  PH: {
    first: words(
      'Maria Jose Angelica Mark Grace John Cherry Ryan Joy Paolo Liza Carlo Rowena Jerome Aileen Dennis Marites Noel Katrina Arvin Jasmine Rodel Bea Miguel Divina Allan Patricia Emil Rosalie Kenneth Hazel Bryan Melanie Jomar Theresa Ramil',
    ),
    family: words(
      'Santos Reyes Cruz Bautista Ocampo Garcia Mendoza Torres Villanueva Ramos Aquino Castillo Navarro Salazar Mercado Pascual Domingo Soriano Valdez Manalo Dizon Lacson Tolentino Magsaysay Panganiban Dimaculangan Bonifacio Evangelista Macaraeg Sarmiento',
    ),
  },
  CO: {
    first: words(
      'Camila Andrés Valentina Juan Daniela Santiago Laura Sebastián Paula Carlos Natalia Felipe Carolina Diego Luisa Mateo Marcela Julián Tatiana Óscar Yuliana Nicolás Adriana Iván Lorena Esteban Mónica Hernán Viviana Álvaro',
    ),
    family: words(
      'Rodríguez Gómez Restrepo Cárdenas Ospina Martínez Quintero Vargas Rojas Suárez Muñoz Londoño Pineda Castaño Beltrán Acosta Forero Zapata Montoya Herrera Arango Duarte Salcedo Mejía Bermúdez Naranjo Galvis Patiño',
    ),
  },
  PL: {
    first: words(
      'Anna Piotr Katarzyna Tomasz Magdalena Michał Agnieszka Paweł Joanna Marcin Ewa Jakub Natalia Krzysztof Zofia Łukasz Monika Grzegorz Karolina Wojciech Aleksandra Bartosz Dorota Mateusz Julia Rafał Beata Kamil Izabela Maciej',
    ),
    family: words(
      'Nowak Wójcik Mazur Krawczyk Zając Król Wieczorek Wróbel Dudek Adamczyk Pawlak Sikora Baran Michalak Szewczyk Ostrowski Tomczyk Pietrzak Marciniak Wilk Lis Kubiak Kaczmarczyk Sobczak Głowacki Zalewski Czarnecki Sawicki',
    ),
  },
};

function words(text: string): string[] {
  return text.split(' ');
}

/** So many different made-up full names of the country. */
export function fictionalNames(country: string, count: number, random: SeededRandom): string[] {
  const { first, family } = NAMES[country];
  if (count > first.length * family.length) {
    throw new RangeError(
      `The lists for ${country} make ${first.length * family.length} names; ${count} are too many.`,
    );
  }
  const names = new Set<string>();
  while (names.size < count) names.add(`${random.pick(first)} ${random.pick(family)}`);
  return [...names];
}
