/*
 * Roster's companion for Confluence Data Center: a custom REST endpoint of ScriptRunner that finds users by e-mail
 * address, reads and writes the fields of their profiles, and sets their pictures. The contract is in README.md beside
 * this file.
 *
 *   GET   …/rest/scriptrunner/latest/custom/rosterProfiles    what this script is, and its limits
 *   POST  …                                                   users by e-mail address, or the fields of users
 *   PUT   …                                                   writes fields and pictures
 */
import com.atlassian.confluence.core.DefaultSaveContext
import com.atlassian.confluence.pages.Attachment
import com.atlassian.confluence.pages.AttachmentManager
import com.atlassian.confluence.user.ConfluenceUser
import com.atlassian.confluence.user.PersonalInformation
import com.atlassian.confluence.user.PersonalInformationManager
import com.atlassian.confluence.user.UserAccessor
import com.atlassian.confluence.user.UserDetailsManager
import com.atlassian.sal.api.component.ComponentLocator
import com.atlassian.sal.api.transaction.TransactionTemplate
import com.atlassian.sal.api.user.UserKey
import com.onresolve.scriptrunner.runner.rest.common.CustomEndpointDelegate
import groovy.json.JsonBuilder
import groovy.json.JsonException
import groovy.json.JsonSlurper
import groovy.transform.BaseScript
import groovy.transform.Field
import org.slf4j.Logger
import org.slf4j.LoggerFactory

import javax.imageio.ImageIO
import javax.ws.rs.core.MediaType
import javax.ws.rs.core.MultivaluedMap
import javax.ws.rs.core.Response

@BaseScript CustomEndpointDelegate delegate

@Field final int CONTRACT_VERSION = 1
@Field final int MAX_PEOPLE = 100
/** A property set keeps no longer text under one name. */
@Field final int MAX_VALUE_LENGTH = 255
@Field final int MAX_PICTURE_BYTES = 1_000_000
@Field final int MAX_BODY_LENGTH = 30_000_000
/** The keys of UserDetailsManager that the profile shows; no other is ever written. */
@Field final List<String> DETAILS = ['phone', 'im', 'website', 'position', 'department', 'location']
/** The attachment of a person's own page that Roster keeps the picture in. */
@Field final String PICTURE_NAME = 'roster-picture.jpg'
/** UserPreferencesKeys.PROPERTY_USER_PROFILE_PICTURE */
@Field final String CHOSEN_PICTURE = 'confluence.user.profile.picture'
@Field final Logger logger = LoggerFactory.getLogger('roster.companion')

// "groups": only their members are let in; ScriptRunner checks it before anything here runs.
rosterProfiles(httpMethod: 'GET', groups: ['confluence-administrators']) { MultivaluedMap queryParams, String body ->
    answer(200, [
        companion     : 'roster-confluence-data-center',
        version       : CONTRACT_VERSION,
        maxPeople     : MAX_PEOPLE,
        maxValueLength: MAX_VALUE_LENGTH,
    ])
}

rosterProfiles(httpMethod: 'POST', groups: ['confluence-administrators']) { MultivaluedMap queryParams, String body ->
    checked(body) { Map asked ->
        if (asked.containsKey('emails')) {
            def emails = asked.emails
            boolean isList = emails instanceof List && !emails.isEmpty() && emails.size() <= MAX_PEOPLE
            if (!isList || !emails.every { it instanceof String && it }) {
                return refusal("“emails” must list 1 to ${MAX_PEOPLE} addresses.".toString())
            }
            return answer(200, [users: emails.collect { [email: it, userKeys: keysOf(it as String)] }])
        }
        withPeople(asked) { List<Map> people -> answer(200, [people: people.collect { readOne(it.userKey as String) }]) }
    }
}

rosterProfiles(httpMethod: 'PUT', groups: ['confluence-administrators']) { MultivaluedMap queryParams, String body ->
    checked(body) { Map asked ->
        withPeople(asked) { List<Map> people ->
            if (!people.every { isEdit(it) }) {
                return refusal('“details” must hold known fields alone, and “picture” a JPEG or null.')
            }
            answer(200, [people: people.collect { writeOne(it) }])
        }
    }
}

/** Hands on only what has the form of the contract. */
Response checked(String body, Closure<Response> act) {
    if (body == null || body.length() > MAX_BODY_LENGTH) return refusal('The body is missing or too large.')
    Object asked
    try {
        asked = new JsonSlurper().parseText(body)
    } catch (JsonException | IllegalArgumentException ignored) {
        return refusal('The body must be a JSON object.')
    }
    if (!(asked instanceof Map)) return refusal('The body must be a JSON object.')
    if (asked.version != CONTRACT_VERSION) return refusal('The version of the contract is another one.')
    return act.call(asked as Map)
}

Response withPeople(Map asked, Closure<Response> act) {
    def people = asked.people
    boolean isList = people instanceof List && !people.isEmpty() && people.size() <= MAX_PEOPLE
    boolean isRight = isList && people.every { it instanceof Map && it.userKey instanceof String && it.userKey }
    if (!isRight || people.collect { it.userKey }.toSet().size() != people.size()) {
        return refusal("“people” must list 1 to ${MAX_PEOPLE} objects with a “userKey” each, none twice.".toString())
    }
    return act.call(people as List<Map>)
}

/** Active users, if there are any: somebody who came back may have a disabled account as well. */
List<String> keysOf(String email) {
    List<ConfluenceUser> same = userAccessor().getUsersByEmail(email).pager().collect { found ->
        userAccessor().getUserByName(found.name)
    }.findAll { it != null && it.email?.equalsIgnoreCase(email) }
    List<ConfluenceUser> active = same.findAll { !userAccessor().isDeactivated(it) }
    return (active ?: same).collect { it.key.stringValue }
}

Map readOne(String userKey) {
    ConfluenceUser user = userAccessor().getUserByKey(new UserKey(userKey))
    if (user == null) return [userKey: userKey, status: 'gone']
    return [userKey: userKey, status: 'read', details: detailsOf(user)]
}

/** One person's trouble is theirs alone: the others are answered all the same. */
Map writeOne(Map person) {
    String userKey = person.userKey
    ConfluenceUser user = userAccessor().getUserByKey(new UserKey(userKey))
    if (user == null) return [userKey: userKey, status: 'gone']
    if (userAccessor().isDeactivated(user)) {
        return [userKey: userKey, status: 'refused', code: 'deactivated', message: 'The user is disabled in Confluence.']
    }
    Map<String, Object> details = (person.details ?: [:]) as Map<String, Object>
    if (!details.values().every { isValue(it) }) {
        String message = "Values are texts of at most ${MAX_VALUE_LENGTH} characters, or null.".toString()
        return [userKey: userKey, status: 'refused', code: 'value-not-valid', message: message]
    }
    byte[] jpeg = person.picture == null ? null : bytesOf(person.picture.base64 as String)
    if (person.picture != null && jpeg == null) {
        String message = 'The picture is not a JPEG of at most 1 MB.'
        return [userKey: userKey, status: 'refused', code: 'picture-not-usable', message: message]
    }
    try {
        boolean hasChanged = transactions().execute {
            boolean hasOtherDetails = writeDetails(user, details)
            boolean hasOtherPicture = person.containsKey('picture') && writePicture(user, jpeg)
            hasOtherDetails || hasOtherPicture
        }
        return [userKey: userKey, status: hasChanged ? 'applied' : 'alreadySo', details: detailsOf(user)]
    } catch (Exception error) {
        // The key says who; values stay out of the log.
        logger.error("Roster: the profile of ${userKey} could not be written", error)
        return [userKey: userKey, status: 'failed']
    }
}

boolean writeDetails(ConfluenceUser user, Map<String, Object> details) {
    boolean hasChanged = false
    details.each { String name, Object value ->
        String before = userDetails().getStringProperty(user, name) ?: null
        if (before == value) return
        if (value == null) userDetails().removeProperty(user, name)
        else userDetails().setStringProperty(user, name, value as String)
        hasChanged = true
    }
    return hasChanged
}

/** null: the default. A picture that is there already, byte for byte, is left alone. */
boolean writePicture(ConfluenceUser user, byte[] jpeg) {
    boolean isDefault = userAccessor().getUserProfilePicture(user).isDefault()
    if (jpeg == null) {
        if (isDefault) return false
        // Where nothing is chosen, Confluence shows its default.
        userAccessor().getPropertySet(user).remove(CHOSEN_PICTURE)
        return true
    }
    PersonalInformation page = personalInformation().getOrCreatePersonalInformation(user)
    Attachment held = attachments().getAttachment(page, PICTURE_NAME)
    boolean isShown = !isDefault && userAccessor().getUserProfilePicture(user).fileName == PICTURE_NAME
    if (held != null && isShown && Arrays.equals(attachments().getAttachmentData(held).bytes, jpeg)) return false
    Attachment previous = held == null ? null : (Attachment) held.clone()
    Attachment picture = held ?: new Attachment(PICTURE_NAME, 'image/jpeg', jpeg.length, 'Written by Roster', true)
    if (held == null) {
        page.addAttachment(picture)
    } else {
        picture.setFileSize(jpeg.length)
    }
    attachments().saveAttachment(picture, previous, new ByteArrayInputStream(jpeg), DefaultSaveContext.SUPPRESS_NOTIFICATIONS)
    userAccessor().setUserProfilePicture(user, picture)
    return true
}

Map<String, String> detailsOf(ConfluenceUser user) {
    return DETAILS.collectEntries { String name ->
        [(name): userDetails().getStringProperty(user, name) ?: null]
    } as Map<String, String>
}

boolean isEdit(Map person) {
    def details = person.details
    def picture = person.picture
    boolean hasDetails = details == null || (details instanceof Map && details.keySet().every { it in DETAILS })
    boolean hasPicture = picture == null ||
        (picture instanceof Map && picture.mimeType == 'image/jpeg' && picture.base64 instanceof String)
    return hasDetails && hasPicture
}

boolean isValue(Object value) {
    return value == null || (value instanceof String && !value.isEmpty() && value.length() <= MAX_VALUE_LENGTH)
}

/** null: it is no JPEG, or too large. */
byte[] bytesOf(String base64) {
    try {
        byte[] bytes = Base64.decoder.decode(base64)
        boolean isJpeg = bytes.length > 3 && bytes.length <= MAX_PICTURE_BYTES && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xd8
        return isJpeg && ImageIO.read(new ByteArrayInputStream(bytes)) != null ? bytes : null
    } catch (IllegalArgumentException | IOException ignored) {
        return null
    }
}

UserAccessor userAccessor() {
    return ComponentLocator.getComponent(UserAccessor)
}

UserDetailsManager userDetails() {
    return ComponentLocator.getComponent(UserDetailsManager)
}

PersonalInformationManager personalInformation() {
    return ComponentLocator.getComponent(PersonalInformationManager)
}

AttachmentManager attachments() {
    return ComponentLocator.getComponent(AttachmentManager)
}

TransactionTemplate transactions() {
    return ComponentLocator.getComponent(TransactionTemplate)
}

Response refusal(String message) {
    return answer(400, [error: message])
}

Response answer(int status, Map content) {
    return Response.status(status).type(MediaType.APPLICATION_JSON).entity(new JsonBuilder(content).toString()).build()
}
