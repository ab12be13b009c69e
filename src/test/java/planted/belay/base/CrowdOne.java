package planted.belay.base;

@SuppressWarnings("MultipleTopLevelClasses")
interface CrowdOne {}

@SuppressWarnings("MultipleTopLevelClasses")
interface CrowdTwo {}

@SuppressWarnings("MultipleTopLevelClasses")
interface CrowdThree {}

@SuppressWarnings("MultipleTopLevelClasses")
interface CrowdFour {}

@SuppressWarnings("MultipleTopLevelClasses")
interface CrowdFive {}

@SuppressWarnings("MultipleTopLevelClasses")
interface CrowdSix {}

@SuppressWarnings("MultipleTopLevelClasses")
interface CrowdSeven {}

@SuppressWarnings("MultipleTopLevelClasses")
interface CrowdEight {}

@SuppressWarnings("MultipleTopLevelClasses")
interface CrowdNine {}

@SuppressWarnings("MultipleTopLevelClasses")
interface CrowdTen {}

@SuppressWarnings("MultipleTopLevelClasses")
interface CrowdEleven {}
