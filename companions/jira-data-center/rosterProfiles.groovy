/*
 * Roster's companion for Jira Data Center: a custom REST endpoint of ScriptRunner that reads and writes the user
 * properties which Jira shows in profiles ("jira.meta.…"). The contract is in README.md beside this file.
 *
 *   GET   …/rest/scriptrunner/latest/custom/rosterProfiles    what this script is, and its limits
 *   POST  …                                                   the properties of up to 100 users
 *   PUT   …                                                   writes properties of up to 100 users
 */
import com.atlassian.jira.component.ComponentAccessor
import com.atlassian.jira.user.ApplicationUser
import com.atlassian.jira.user.UserPropertyManager
import com.atlassian.jira.user.util.UserManager
import com.onresolve.scriptrunner.runner.rest.common.CustomEndpointDelegate
import groovy.json.JsonBuilder
import groovy.json.JsonException
import groovy.json.JsonSlurper
import groovy.transform.BaseScript
import groovy.transform.Field
import org.apache.log4j.Logger

import javax.ws.rs.core.MediaType
import javax.ws.rs.core.MultivaluedMap
import javax.ws.rs.core.Response

@BaseScript CustomEndpointDelegate delegate

@Field final int CONTRACT_VERSION = 1
@Field final int MAX_PEOPLE = 100
@Field final int MAX_NAMES = 500
@Field final int MAX_NAME_LENGTH = 200
/** A property set keeps no longer text under one name. */
@Field final int MAX_VALUE_LENGTH = 255
@Field final int MAX_BODY_LENGTH = 5_000_000
/** Jira shows what begins like this in profiles; nothing else of a user's property set is touched. */
@Field final String PREFIX = 'jira.meta.'
@Field final String NAME_PATTERN = /[\p{L}\p{N}][\p{L}\p{N} _.\-]*/
@Field final Logger logger = Logger.getLogger('roster.companion')

// "groups": only their members are let in; ScriptRunner checks it before anything here runs.
rosterProfiles(httpMethod: 'GET', groups: ['jira-administrators']) { MultivaluedMap queryParams, String body ->
    answer(200, [
        companion     : 'roster-jira-data-center',
        version       : CONTRACT_VERSION,
        maxPeople     : MAX_PEOPLE,
        maxNameLength : MAX_NAME_LENGTH,
        maxValueLength: MAX_VALUE_LENGTH,
    ])
}

rosterProfiles(httpMethod: 'POST', groups: ['jira-administrators']) { MultivaluedMap queryParams, String body ->
    checked(body) { Map asked, List<Map> people ->
        if (!(asked.names instanceof List) || asked.names.size() > MAX_NAMES || !asked.names.every { isName(it) }) {
            return refusal('“names” must list names of properties.')
        }
        answer(200, [people: people.collect { readOne(it.userKey as String, asked.names as List<String>) }])
    }
}

rosterProfiles(httpMethod: 'PUT', groups: ['jira-administrators']) { MultivaluedMap queryParams, String body ->
    checked(body) { Map asked, List<Map> people ->
        if (!people.every { it.properties instanceof Map && it.properties.size() <= MAX_NAMES && it.properties.keySet().every { name -> isName(name) } }) {
            return refusal('“properties” must be an object of names and texts or null.')
        }
        answer(200, [people: people.collect { writeOne(it.userKey as String, it.properties as Map<String, Object>) }])
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
    def people = asked.people
    boolean isList = people instanceof List && !people.isEmpty() && people.size() <= MAX_PEOPLE
    if (!isList || !people.every { it instanceof Map && it.userKey instanceof String && it.userKey }) {
        return refusal("“people” must list 1 to ${MAX_PEOPLE} objects with a “userKey” each, none twice.".toString())
    }
    if (people.collect { it.userKey }.toSet().size() != people.size()) {
        return refusal("“people” must list 1 to ${MAX_PEOPLE} objects with a “userKey” each, none twice.".toString())
    }
    return act.call(asked as Map, people as List<Map>)
}

Map readOne(String userKey, List<String> names) {
    ApplicationUser user = userManager().getUserByKey(userKey)
    if (user == null) return [userKey: userKey, status: 'gone']
    return [userKey: userKey, status: 'read', properties: propertiesOf(user, names)]
}

/** One person's trouble is theirs alone: the others are answered all the same. */
Map writeOne(String userKey, Map<String, Object> properties) {
    ApplicationUser user = userManager().getUserByKey(userKey)
    if (user == null) return [userKey: userKey, status: 'gone']
    if (!user.isActive()) {
        return [userKey: userKey, status: 'refused', code: 'deactivated', message: 'The user is inactive in Jira.']
    }
    if (!properties.values().every { isValue(it) }) {
        return [
            userKey: userKey,
            status : 'refused',
            code   : 'value-not-valid',
            message: "Values are texts of at most ${MAX_VALUE_LENGTH} characters, or null.".toString(),
        ]
    }
    try {
        boolean hasChanged = false
        def held = propertyManager().getPropertySet(user)
        properties.each { String name, Object value ->
            String key = PREFIX + name
            String before = held.exists(key) ? held.getString(key) : null
            if (before == value) return
            if (value == null) held.remove(key) else held.setString(key, value as String)
            hasChanged = true
        }
        List<String> names = properties.keySet() as List<String>
        return [userKey: userKey, status: hasChanged ? 'applied' : 'alreadySo', properties: propertiesOf(user, names)]
    } catch (RuntimeException error) {
        // The key says who; names and values stay out of the log.
        logger.error("Roster: the properties of ${userKey} could not be written", error)
        return [userKey: userKey, status: 'failed']
    }
}

Map<String, String> propertiesOf(ApplicationUser user, List<String> names) {
    def held = propertyManager().getPropertySet(user)
    return names.collectEntries { String name ->
        String key = PREFIX + name
        [(name): held.exists(key) ? held.getString(key) : null]
    } as Map<String, String>
}

boolean isName(Object name) {
    return name instanceof String && name.length() <= MAX_NAME_LENGTH && name ==~ NAME_PATTERN
}

boolean isValue(Object value) {
    return value == null || (value instanceof String && !value.isEmpty() && value.length() <= MAX_VALUE_LENGTH)
}

UserManager userManager() {
    return ComponentAccessor.getUserManager()
}

UserPropertyManager propertyManager() {
    return ComponentAccessor.getUserPropertyManager()
}

Response refusal(String message) {
    return answer(400, [error: message])
}

Response answer(int status, Map content) {
    return Response.status(status).type(MediaType.APPLICATION_JSON).entity(new JsonBuilder(content).toString()).build()
}
