<?php
/**
 * The fields of the settings page, one function each.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

/** A field's name in the form. */
function field_name( string $setting ): string {
	return OPTION . "[$setting]";
}

/** The sentence below a field. */
function print_description( string $text ): void {
	echo '<p class="description">' . esc_html( $text ) . '</p>';
}

/**
 * One of several values.
 *
 * @param array<string, string> $choices What it means to whoever chooses, by value.
 */
function print_choices( string $setting, string $legend, array $choices ): void {
	$current = settings()[ $setting ];
	echo '<fieldset><legend class="screen-reader-text">' . esc_html( $legend ) . '</legend>';
	foreach ( $choices as $value => $meaning ) {
		printf(
			'<label><input type="radio" name="%s" value="%s"%s> %s</label><br>',
			esc_attr( field_name( $setting ) ),
			esc_attr( $value ),
			checked( $current, $value, false ),
			esc_html( $meaning )
		);
	}
	echo '</fieldset>';
}

/** Yes or no. */
function print_checkbox( string $setting, string $meaning ): void {
	printf(
		'<label><input type="checkbox" name="%s" value="1"%s> %s</label>',
		esc_attr( field_name( $setting ) ),
		checked( settings()[ $setting ], true, false ),
		esc_html( $meaning )
	);
}

/** A line of text. */
function print_text( string $setting, string $value, string $class = 'regular-text' ): void {
	printf(
		'<input type="text" class="%s" id="%s" name="%s" value="%s">',
		esc_attr( $class ),
		esc_attr( "hallpass-$setting" ),
		esc_attr( field_name( $setting ) ),
		esc_attr( $value )
	);
}

/** The page that the banner links to. */
function print_field_policy_page(): void {
	wp_dropdown_pages(
		array(
			'id'                => 'hallpass-policy_page',
			'name'              => esc_attr( field_name( 'policy_page' ) ),
			'selected'          => (int) settings()['policy_page'],
			'show_option_none'  => esc_html__( 'WordPress’s own privacy page', 'hallpass' ),
			'option_none_value' => '0',
		)
	);
	print_description( __( 'Visitors find it in the banner and in the preferences. Put the block “List of services” on it.', 'hallpass' ) );
}

/** The school's rule on cookies. */
function print_field_cookie_limit( array $field ): void {
	print_choices(
		'cookie_limit',
		$field['label'],
		array(
			'none'    => __( 'No limit', 'hallpass' ),
			'session' => __( 'No cookie outlives the browser session', 'hallpass' ),
			'login'   => __( 'Only sign-in cookies do', 'hallpass' ),
		)
	);
	print_description( __( 'The two stricter rules hold for WordPress itself too: the comment form remembers nobody, and without cookies that outlive the session nobody stays signed in.', 'hallpass' ) );
}

/** For whom the site is. */
function print_field_audience( array $field ): void {
	print_choices(
		'audience',
		$field['label'],
		array(
			'general'  => __( 'Families and the public', 'hallpass' ),
			'children' => __( 'Children: analytics and marketing stay off', 'hallpass' ),
		)
	);
}

/** Asks again when the policy changes. */
function print_field_revision(): void {
	print_text( 'revision', settings()['revision'], 'small-text' );
	print_description( __( 'Change it when your policy changes, and visitors are asked again. Letters, digits, - and _.', 'hallpass' ) );
}

/** The services for the list on the privacy page. */
function print_field_services( array $field ): void {
	$found  = found_services();
	$chosen = settings()['services'];
	$ids    = array_unique( array_merge( $chosen, array_keys( $found ) ) );
	echo '<fieldset><legend class="screen-reader-text">' . esc_html( $field['label'] ) . '</legend>';
	foreach ( $ids as $id ) {
		$number = $found[ $id ] ?? 0;
		printf(
			'<label><input type="checkbox" name="%s[]" value="%s"%s> %s</label> <span class="description">%s</span><br>',
			esc_attr( field_name( 'services' ) ),
			esc_attr( $id ),
			checked( in_array( $id, $chosen, true ), true, false ),
			esc_html( catalog()['services'][ $id ]['name'] ?? $id ),
			/* translators: %d: number of pages */
			esc_html( 0 === $number ? '' : sprintf( _n( 'on %d page', 'on %d pages', $number, 'hallpass' ), $number ) )
		);
	}
	echo '</fieldset>';
	print_description( __( 'Found in what is published here. Check what visitors should find in the list of services on every page. It changes nothing about what is held.', 'hallpass' ) );
}

/** What may load before a choice. */
function print_field_allow(): void {
	print_text( 'allow', implode( ' ', settings()['allow'] ) );
	print_description( __( 'Hosts, such as videos.district.example, or services by their id. They load before a visitor has chosen: ask your lawyer first.', 'hallpass' ) );
}

/** Light or dark. */
function print_field_theme( array $field ): void {
	print_choices(
		'theme',
		$field['label'],
		array(
			'auto'  => __( 'As the visitor’s device', 'hallpass' ),
			'light' => __( 'Light', 'hallpass' ),
			'dark'  => __( 'Dark', 'hallpass' ),
		)
	);
}

/** The school's color. */
function print_field_accent(): void {
	print_text( 'accent', settings()['accent'], 'hallpass-color' );
	print_description( __( 'It is adjusted where its contrast is too low to be read.', 'hallpass' ) );
}

/** Bottom or top. */
function print_field_position( array $field ): void {
	print_choices(
		'position',
		$field['label'],
		array(
			'bottom' => __( 'At the bottom', 'hallpass' ),
			'top'    => __( 'At the top', 'hallpass' ),
		)
	);
}

/** Whether decisions are counted, and how visitors decided. */
function print_field_records(): void {
	print_checkbox( 'records', __( 'Count how visitors answer', 'hallpass' ) );
	print_description( __( 'One number for each day, language and set of answers, in this site’s database. Who answered is not stored.', 'hallpass' ) );
	if ( ! settings()['records'] ) {
		return;
	}
	echo '<table class="widefat striped" style="max-width: 30em"><caption>' . esc_html__( 'The last 30 days', 'hallpass' ) . '</caption>';
	echo '<thead><tr><th scope="col">' . esc_html__( 'Answer', 'hallpass' ) . '</th><th scope="col">' . esc_html__( 'Visitors', 'hallpass' ) . '</th></tr></thead><tbody>';
	foreach ( records_of_month() as $answers => $number ) {
		echo '<tr><td>' . esc_html( answers_in_words( (string) $answers ) ) . '</td><td>' . esc_html( number_format_i18n( $number ) ) . '</td></tr>';
	}
	echo '</tbody></table>';
}

/** `p1a0m0`: what was granted, in words. */
function answers_in_words( string $answers ): string {
	$words   = array(
		'p' => __( 'Preferences', 'hallpass' ),
		'a' => __( 'Analytics', 'hallpass' ),
		'm' => __( 'Marketing', 'hallpass' ),
	);
	$granted = array();
	foreach ( $words as $letter => $word ) {
		if ( false !== strpos( $answers, $letter . '1' ) ) {
			$granted[] = $word;
		}
	}
	return array() === $granted ? __( 'Only essential', 'hallpass' ) : implode( ', ', $granted );
}

/** Before the plugin goes. */
function print_field_retire(): void {
	print_checkbox( 'retire', __( 'Take Hallpass off this site', 'hallpass' ) );
	print_description( __( 'Check this some weeks before you delete the plugin: visitors’ choices, and what services left, are removed on their next visit. Until then nobody is asked, and nothing optional runs.', 'hallpass' ) );
}
