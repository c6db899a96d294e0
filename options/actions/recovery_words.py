"""Plain words that a recovery code is made of: easy to say, to hear and to spell."""

WORDS = tuple(
    """
acorn almond amber anchor anvil apple apron arrow aspen atlas autumn azure badger bagel
bamboo banana barley basil basin basket beacon beaver beech berry birch biscuit bison
blanket blossom bonnet border bottle boulder branch brass bread breeze brick bridge
brook broom bucket button cabin cactus camel candle canoe canvas canyon caper carpet
carrot cedar cellar chalk cherry chess chestnut cider circle citrus clover coast cobalt
cocoa comet copper coral corner cotton cradle crane crater cricket crimson crystal cumin
curtain cypress dahlia daisy dancer dawn desert dolphin donkey dragon drawer drum dune
eagle easel echo elder ember engine falcon fable feather fennel fern fiddle field finch
flame flask flint flute forest fossil fox garden garlic garnet gate gecko ginger glacier
glove goose granite grape gravel grove guitar hammer hammock harbor harvest hazel heron
hill honey horizon iceberg indigo island ivory jacket jade jasmine jelly jungle kettle
kiln kitten ladder lagoon lantern lark laurel lava leaf lemon lentil library lilac lily
linen lizard lobster locket lotus lunar magnet mango maple marble market marsh meadow
melon mentor meteor mint mirror mitten mole monsoon morning mosaic moss moth mountain
muffin mulberry mustard napkin nectar needle nest noodle nutmeg oak oasis oat ocean
olive onion opal orange orbit orchard orchid otter oven owl oyster paddle palm panda
papaya paper parade parrot pasture peach pear pebble pelican pencil pepper petal piano
pigeon pillow pine pistachio planet plaza plum pocket pollen pond poplar poppy potato
prairie puffin pumpkin puzzle quail quarry quartz quilt rabbit radish raft rain raven
reed ribbon rice ridge river robin rocket rose ruby saddle saffron sail salmon sandal
sapphire scarf school seal seed sesame shell shore silk silver sketch slate sleigh snow
socket sorrel sparrow spice spinach spiral spring spruce squash squirrel stable star
steam stone stork stream sugar summer sunset swan sycamore table tango teapot temple
thistle thunder thyme tiger timber tomato topaz torch tower trail tulip tundra tunnel
turnip turtle umbrella valley vanilla velvet violet violin walnut walrus water whale
wheat whistle willow window winter wolf wool yarrow yogurt zebra zephyr
""".split()  # noqa: SIM905 -- 340 quoted words would be harder to read
)
