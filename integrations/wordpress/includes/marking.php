<?php
/**
 * Marks what belongs to a service of the catalog before the page leaves the server, so that not even a first request
 * leaves a browser. The marks are those of docs/marking.md; the page is the same for every visitor, and can be cached.
 *
 * WordPress's own reader of HTML does it (since 6.2). Without one nothing is marked: the widget holds what it can.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

use Throwable;
use WP_HTML_Tag_Processor;

defined( 'ABSPATH' ) || exit;

/** The attributes that hold an address, by element: those that the widget knows (src/policy/loading.ts). */
const ADDRESSES = array(
	'SCRIPT' => array( 'src' ),
	'IFRAME' => array( 'src' ),
	'FRAME'  => array( 'src' ),
	'IMG'    => array( 'src', 'srcset' ),
	'IMAGE'  => array( 'href', 'xlink:href' ),
	'LINK'   => array( 'href' ),
	'VIDEO'  => array( 'src', 'poster' ),
	'AUDIO'  => array( 'src' ),
	'SOURCE' => array( 'src', 'srcset' ),
	'TRACK'  => array( 'src' ),
	'EMBED'  => array( 'src' ),
	'OBJECT' => array( 'data' ),
	'INPUT'  => array( 'src' ),
);

/** The links that load something; a `canonical` loads nothing. */
const LOADING_LINK = '/sheet|load|fetch|connect|icon|manifest/i';

/** The links that only connect to a host, for later. */
const CONNECTING_LINK = '/^\s*(preconnect|dns-prefetch)(\s+(preconnect|dns-prefetch))*\s*$/i';

/** The types of scripts that a browser runs. */
const JAVASCRIPT = '~^(|module|(application|text)/(x-)?(ecma|java)script|text/(javascript1\.[0-5]|jscript|livescript))$~i';

/** Whether this WordPress can read HTML. */
function can_mark(): bool {
	return class_exists( WP_HTML_Tag_Processor::class );
}

/**
 * A page, or a part of one, with the services' elements marked; as it was, where WordPress cannot read it: 6.2 fails on
 * a page that ends within a tag.
 *
 * @param callable(string, bool): ?array{service?: string, category: string} $requirement_of What an address must wait
 *   for; with `true`, what a mere connection to its host would.
 */
function mark( string $html, callable $requirement_of ): string {
	try {
		$page = new WP_HTML_Tag_Processor( $html );
		mark_all( $page, $requirement_of );
		return $page->get_updated_html();
	} catch ( Throwable $error ) {
		return $html;
	}
}

/** Marks the elements of a page, one after the other. */
function mark_all( WP_HTML_Tag_Processor $page, callable $requirement_of ): void {
	/** The templates that are open: whether each is a shadow root, of which the widget sees nothing. */
	$templates = array();
	while ( $page->next_tag( array( 'tag_closers' => 'visit' ) ) ) {
		$name = $page->get_tag();
		if ( 'TEMPLATE' === $name && $page->is_tag_closer() ) {
			array_pop( $templates );
		} elseif ( 'TEMPLATE' === $name ) {
			$templates[] = null !== $page->get_attribute( 'shadowrootmode' );
		} elseif ( isset( ADDRESSES[ $name ] ) && ! $page->is_tag_closer() && ! in_array( true, $templates, true ) ) {
			mark_element( $page, $requirement_of );
		}
	}
}

/** An attribute's value; nothing where it is not there or has none. */
function value_of( WP_HTML_Tag_Processor $element, string $name ): string {
	$value = $element->get_attribute( $name );
	return is_string( $value ) ? $value : '';
}

/** Whether the element would load or run what its address leads to. */
function is_loading( WP_HTML_Tag_Processor $element ): bool {
	switch ( $element->get_tag() ) {
		case 'SCRIPT':
			return 1 === preg_match( JAVASCRIPT, trim( value_of( $element, 'type' ) ) );
		case 'LINK':
			return 1 === preg_match( LOADING_LINK, value_of( $element, 'rel' ) );
		case 'INPUT':
			return 'image' === strtolower( value_of( $element, 'type' ) );
		case 'IFRAME':
			// A page in an attribute goes before an address: that is for the widget.
			return null === $element->get_attribute( 'srcdoc' );
		default:
			return true;
	}
}

/** Marks one element, if an address of it must wait; then all of them do. */
function mark_element( WP_HTML_Tag_Processor $element, callable $requirement_of ): void {
	if ( ! is_loading( $element ) ) {
		return;
	}
	if ( 'LINK' === $element->get_tag() && preg_match( CONNECTING_LINK, value_of( $element, 'rel' ) ) ) {
		if ( null !== $requirement_of( value_of( $element, 'href' ), true ) ) {
			$element->remove_attribute( 'href' );
		}
		return;
	}
	$requirement = requirement_of_element( $element, $requirement_of );
	if ( null === $requirement ) {
		return;
	}
	foreach ( ADDRESSES[ $element->get_tag() ] as $name ) {
		put_aside( $element, $name );
	}
	// What a `preload` of a picture would take instead.
	$element->remove_attribute( 'imagesrcset' );
	// The page's own word stands.
	foreach ( array( 'service', 'category' ) as $word ) {
		if ( isset( $requirement[ $word ] ) && null === $element->get_attribute( "data-$word" ) ) {
			$element->set_attribute( "data-$word", $requirement[ $word ] );
		}
	}
	if ( 'SCRIPT' === $element->get_tag() ) {
		put_aside( $element, 'type' );
		$element->set_attribute( 'type', 'text/plain' );
	}
}

/**
 * What the first of an element's addresses that must wait must wait for.
 *
 * @return array{service?: string, category: string}|null
 */
function requirement_of_element( WP_HTML_Tag_Processor $element, callable $requirement_of ): ?array {
	$is_link = 'LINK' === $element->get_tag();
	foreach ( $is_link ? array( 'href', 'imagesrcset' ) : ADDRESSES[ $element->get_tag() ] as $name ) {
		$value = value_of( $element, $name );
		foreach ( 'srcset' === substr( $name, -6 ) ? preg_split( '/[\s,]+/', $value ) : array( $value ) as $address ) {
			$requirement = $requirement_of( $address, false );
			if ( null !== $requirement ) {
				return $requirement;
			}
		}
	}
	return null;
}

/** Gives an attribute the name that it has while it waits. What already waits under that name stands. */
function put_aside( WP_HTML_Tag_Processor $element, string $name ): void {
	$value = value_of( $element, $name );
	if ( '' === $value ) {
		return;
	}
	$is_script = 'SCRIPT' === $element->get_tag() && null === $element->get_attribute( "data-$name" );
	// A drawing's old and new spelling are one.
	$aside = ( $is_script ? 'data-' : 'data-consent-' ) . str_replace( 'xlink:', '', $name );
	if ( null === $element->get_attribute( $aside ) ) {
		$element->set_attribute( $aside, $value );
	}
	$element->remove_attribute( $name );
}

/**
 * What addresses must wait for on this site.
 *
 * @param array    $catalog    As `catalog()` gives it.
 * @param string[] $allow      Hosts and services that may load before a choice.
 * @param string   $site_host  The site's own host.
 * @param bool     $is_general Whether the site is not for children, where no service is allowed by its name.
 * @return callable(string, bool): ?array{service?: string, category: string}
 */
function requirements( array $catalog, array $allow, string $site_host, bool $is_general = true ): callable {
	$own = preg_replace( '/^www\./', '', $site_host );
	return function ( string $address, bool $is_connection ) use ( $catalog, $allow, $own, $is_general ): ?array {
		$parsed = parse_address( $address );
		if ( null === $parsed || covers( $own, $parsed['host'] ) ) {
			return null;
		}
		foreach ( $allow as $name ) {
			if ( covers( $name, $parsed['host'] ) ) {
				return null;
			}
		}
		$id = service_at( $catalog, $parsed );
		if ( null === $id ) {
			return $is_connection && has_services( $catalog, $parsed['host'] ) ? array( 'category' => '' ) : null;
		}
		$service = $catalog['services'][ $id ];
		if ( $service['delivery'] || 'essential' === $service['category'] || ( $is_general && in_array( $id, $allow, true ) ) ) {
			return null;
		}
		return array(
			'service'  => $id,
			'category' => $service['category'],
		);
	};
}
